import { expect, test } from 'vitest';
import { listTemplates } from '../../main/promo/list-templates.ts';
import type { StoredTemplate } from '../../main/promo/templates-store.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import type { BuiltInTemplate, TemplateId } from '../../shared/templates.ts';

const words = { name: 'Sábado', text: 'Sábado: {nome}' };

function stored(id: string, fields: Partial<StoredTemplate> = {}): StoredTemplate {
  return { id: id as TemplateId, builtIn: null, words, isDefault: false, ...fields };
}

const ours = stored('ours', { builtIn: 'short', words: null });
const ofAnotherVersion = stored('other', { builtIn: 'rhymed' as BuiltInTemplate, words: null });

test.for([
  ['hers as she wrote it', stored('hers'), { ...words, builtIn: null, isChanged: false }],
  ['ours in her language', ours, { ...builtInWords('short', 'es'), builtIn: 'short', isChanged: false }],
  ['ours as she changed it', { ...ours, words }, { ...words, builtIn: 'short', isChanged: true }],
  [
    'one of another version, if she changed it',
    { ...ofAnotherVersion, words },
    { ...words, isChanged: true },
  ],
] as const)('She sees %s.', ([, template, seen]) => {
  expect(listTemplates([template], 'es').templates).toMatchObject([seen]);
});

test('One of ours that this version does not know is not seen.', () => {
  const { templates } = listTemplates([ours, ofAnotherVersion], 'pt-BR');
  expect(templates.map(({ id }) => id)).toEqual(['ours']);
});

test.for([
  ['the one that she chose', [stored('a'), stored('b', { isDefault: true })], 'b'],
  ['the first one, where she chose none', [stored('a'), stored('b')], 'a'],
] as const)('Chosen first is %s.', ([, all, id]) => {
  expect(listTemplates(all, 'pt-BR').defaultId).toBe(id);
});

test('There is always one.', () => {
  expect(() => listTemplates([], 'pt-BR')).toThrow('no template');
});
