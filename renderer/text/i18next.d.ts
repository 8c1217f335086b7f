import type { Text } from '../../shared/text/text.ts';

declare module 'i18next' {
  /** Makes `t('…')` accept only keys that the catalogues have. */
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Text };
    returnNull: false;
  }
}
