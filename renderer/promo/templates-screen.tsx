import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedTemplate } from '../../shared/templates.ts';
import { asFailure } from '../ipc/call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { Screen } from '../ui/screen.tsx';
import { UndoBar } from '../ui/undo-bar.tsx';
import { TemplateCard } from './template-card.tsx';
import { TemplateEditor } from './template-editor.tsx';
import classes from './templates-screen.module.css';
import { type Templates, useTemplates } from './use-templates.ts';
import { useTryOut } from './use-try-out.ts';

/** How products become messages: her templates and ours, to order, to change and to try. */
export default function TemplatesScreen() {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<ListedTemplate | 'new' | null>(null);
  const templates = useTemplates();
  const tryOut = useTryOut();
  const { list } = templates;
  return (
    <>
      <Screen
        title={t('templates.title')}
        actions={
          <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setEditing('new')}>
            {t('templates.add')}
          </Button>
        }
      >
        <div className={classes.panel}>
          <p className={classes.intro}>{t('templates.intro')}</p>
          {templates.error && <FailureNote failure={asFailure(templates.error)} />}
          {templates.lacksBuiltIn && <BringBack onRestore={templates.restore} />}
          <ul className={classes.list} aria-label={t('templates.list')} aria-busy={list === undefined}>
            {list === undefined && <li className={classes.ghost} />}
            {list?.map((template, index) => (
              <li key={template.id}>
                <TemplateCard
                  template={template}
                  product={tryOut.product}
                  isDefault={template.id === templates.defaultId}
                  isFirst={index === 0}
                  isLast={index === list.length - 1}
                  isOnly={list.length === 1}
                  templates={templates}
                  onEdit={() => setEditing(template)}
                />
              </li>
            ))}
          </ul>
        </div>
      </Screen>
      <WhatWasDone templates={templates} />
      {editing !== null && (
        <TemplateEditor
          template={editing === 'new' ? null : editing}
          tryOut={tryOut}
          onClose={() => setEditing(null)}
          onSaved={({ name }) => {
            setEditing(null);
            templates.say(t('templates.saved', { name }));
          }}
        />
      )}
    </>
  );
}

function BringBack({ onRestore }: { readonly onRestore: () => void }) {
  const { t } = useTranslation();
  return (
    <Note
      tone="plain"
      action={
        <Button variant="default" onClick={onRestore}>
          {t('templates.restore')}
        </Button>
      }
    >
      {t('templates.restoreHint')}
    </Note>
  );
}

function WhatWasDone({ templates }: { readonly templates: Templates }) {
  const { t } = useTranslation();
  const { removing, done, undo } = templates;
  if (removing !== null) {
    return <UndoBar message={t('templates.removed', { name: removing.name })} onUndo={undo} />;
  }
  return done === null ? null : <UndoBar message={done} />;
}
