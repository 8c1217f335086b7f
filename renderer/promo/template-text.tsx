import { Textarea, UnstyledButton } from '@mantine/core';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { variableNames, variables, writeVariable } from '../../shared/promo/variables.ts';
import { longestTemplate } from '../../shared/templates.ts';
import { useFormat } from '../ui/use-format.ts';
import classes from './template-text.module.css';

interface TemplateTextProps {
  readonly text: string;
  readonly error: ReactNode;
  readonly onChange: (text: string) => void;
}

const wraps = [
  { word: 'bold', before: '*', after: '*' },
  { word: 'italic', before: '_', after: '_' },
  { word: 'strike', before: '~', after: '~' },
] as const;

/** The words of a template, with what can be put in where the cursor stands. */
export function TemplateText({ text, error, onChange }: TemplateTextProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const field = useRef<HTMLTextAreaElement>(null);
  const insertId = useId();

  /** Like typing, so that the browser's own undo takes it back. What is selected stays between the two. */
  function put(before: string, after = ''): void {
    const area = field.current;
    if (area === null) return;
    area.focus();
    const selected = area.value.slice(area.selectionStart, area.selectionEnd);
    document.execCommand('insertText', false, before + selected + after);
    const end = area.selectionEnd - after.length;
    area.setSelectionRange(end, end);
  }

  return (
    <div className={classes.field}>
      <Textarea
        ref={field}
        data-autofocus
        label={t('templates.text')}
        description={t('templates.textHint')}
        rows={10}
        maxLength={longestTemplate}
        value={text}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <fieldset className={classes.chips}>
        <legend className="visually-hidden">{t('templates.marks')}</legend>
        {wraps.map(({ word, before, after }) => (
          <UnstyledButton
            key={word}
            className={classes.chip}
            data-mark={word}
            onClick={() => put(before, after)}
          >
            {t(`templates.${word}`)}
          </UnstyledButton>
        ))}
        <UnstyledButton
          className={classes.chip}
          title={t('templates.optionalHint')}
          onClick={() => put('[', ']')}
        >
          {t('templates.optional')}
        </UnstyledButton>
      </fieldset>
      <p id={insertId} className={classes.label}>
        {t('templates.insert')}
      </p>
      <fieldset className={classes.chips} aria-labelledby={insertId}>
        {variables.map((variable) => {
          const [name] = variableNames[variable][language];
          return (
            <UnstyledButton
              key={variable}
              className={classes.chip}
              aria-label={t('templates.insertOf', { name })}
              onClick={() => put(writeVariable(variable, language))}
            >
              {name}
            </UnstyledButton>
          );
        })}
      </fieldset>
    </div>
  );
}
