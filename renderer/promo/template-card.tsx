import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../shared/plain-date.ts';
import type { Product } from '../../shared/products.ts';
import { composePromo } from '../../shared/promo.ts';
import type { ListedTemplate } from '../../shared/templates.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './template-card.module.css';
import type { Templates } from './use-templates.ts';

interface TemplateCardProps {
  readonly template: ListedTemplate;
  readonly product: Product;
  readonly isDefault: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isOnly: boolean;
  readonly templates: Templates;
  readonly onEdit: () => void;
}

/** One template: what it makes of a product, and what can be done with it. */
export function TemplateCard({
  template,
  product,
  isDefault,
  templates,
  onEdit,
  ...place
}: TemplateCardProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { name, builtIn, isChanged } = template;
  const at = { language, today: dayOf(Date.now()) };
  const { text } = composePromo({ kind: 'product', product }, template, { footer: '' }, at);
  return (
    <article className={classes.card} aria-label={name}>
      <div className={classes.message}>
        <div className={classes.text}>
          <MarkedText text={text} />
        </div>
      </div>
      <div className={classes.words}>
        <h2 className={classes.name} title={name}>
          {name}
        </h2>
        <p className={classes.facts}>
          {isDefault && (
            <span className={classes.default} title={t('templates.defaultHint')}>
              <Icon name="check" size={14} /> {t('templates.default')}
            </span>
          )}
          {builtIn !== null && <span>{isChanged ? t('templates.changed') : t('templates.ours')}</span>}
        </p>
      </div>
      <div className={classes.actions}>
        <Button
          variant="default"
          aria-label={t('templates.editOf', { name })}
          leftSection={<Icon name="edit" size={16} />}
          onClick={onEdit}
        >
          {t('templates.edit')}
        </Button>
        {!isDefault && (
          <Button
            variant="subtle"
            aria-label={t('templates.makeDefaultOf', { name })}
            onClick={() => templates.makeDefault(template)}
          >
            {t('templates.makeDefault')}
          </Button>
        )}
        <Tools template={template} templates={templates} {...place} />
      </div>
    </article>
  );
}

type ToolsProps = Pick<TemplateCardProps, 'template' | 'templates' | 'isFirst' | 'isLast' | 'isOnly'>;

function Tools({ template, templates, isFirst, isLast, isOnly }: ToolsProps) {
  const { t } = useTranslation();
  const { name, isChanged } = template;

  function tool(
    word: 'up' | 'down' | 'duplicate' | 'reset' | 'remove',
    icon: IconName,
    act: () => void,
    why?: string,
  ) {
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        size={30}
        title={why ?? t(`templates.${word}`)}
        aria-label={t(`templates.${word}Of`, { name })}
        disabled={why !== undefined}
        onClick={act}
      >
        <Icon name={icon} size={17} />
      </ActionIcon>
    );
  }

  return (
    <div className={classes.tools}>
      {!isFirst && tool('up', 'up', () => templates.move(template, -1))}
      {!isLast && tool('down', 'chevron', () => templates.move(template, 1))}
      {isChanged && tool('reset', 'undo', () => templates.reset(template))}
      {tool('duplicate', 'copy', () => templates.duplicate(template))}
      {tool(
        'remove',
        'trash',
        () => templates.remove(template),
        isOnly ? t('templates.lastStays') : undefined,
      )}
    </div>
  );
}
