import type { Language } from '../../shared/language.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import { builtInTemplates, type ListedTemplate, type TemplateList } from '../../shared/templates.ts';
import type { StoredTemplate } from './templates-store.ts';

/** Says what she sees of the templates that are kept, and which of them is chosen first. @param stored at least one */
export function listTemplates(stored: readonly StoredTemplate[], language: Language): TemplateList {
  const templates = stored.flatMap((template) => describe(template, language) ?? []);
  const chosen = stored.find(({ isDefault }) => isDefault) ?? stored[0];
  if (chosen === undefined) throw new Error('There is no template left.');
  return { templates, defaultId: chosen.id };
}

/** @returns nothing for one of ours that this version of the app does not know */
function describe({ id, builtIn, words }: StoredTemplate, language: Language): ListedTemplate | undefined {
  const isOurs = builtIn !== null && builtInTemplates.includes(builtIn);
  const shown = words ?? (isOurs ? builtInWords(builtIn, language) : null);
  return shown === null
    ? undefined
    : { id, ...shown, builtIn, isChanged: builtIn !== null && words !== null };
}
