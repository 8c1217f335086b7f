import { expect, test } from 'vitest';
import { decideTemplates } from '../../renderer/broadcasts/decide-templates.ts';
import type { ProductId } from '../../shared/products.ts';
import type { TemplateId, TemplateList } from '../../shared/templates.ts';

const ids = ['mel', 'pão', 'bolo'] as ProductId[];
const template = (id: string) => ({
  id: id as TemplateId,
  name: id,
  text: '',
  builtIn: null,
  isChanged: false,
});
const list: TemplateList = {
  templates: ['complete', 'short', 'coupon'].map(template),
  defaultId: 'complete' as TemplateId,
};

interface Case {
  readonly planned?: readonly (string | null)[];
  readonly chosen?: string;
}

test.for<[string, Case, { of: readonly (string | null)[]; common: string | null; areSeveral?: boolean }]>([
  ['something new', {}, { of: ['complete', 'complete', 'complete'], common: 'complete' }],
  [
    'something new through one that she chose',
    { chosen: 'short' },
    { of: ['short', 'short', 'short'], common: 'short' },
  ],
  [
    'what was planned through several',
    { planned: ['short', null, 'coupon'] },
    { of: ['short', null, 'coupon'], common: null, areSeveral: true },
  ],
  [
    'what was planned through several, until she chooses one for all',
    { planned: ['short', null, 'coupon'], chosen: 'short' },
    { of: ['short', 'short', 'short'], common: 'short', areSeveral: true },
  ],
  [
    'what was planned through one',
    { planned: ['short', 'short', 'short'] },
    { of: ['short', 'short', 'short'], common: 'short' },
  ],
  [
    'what was planned through the default one, which stays whichever it will be',
    { planned: [null, null, null] },
    { of: [null, null, null], common: 'complete' },
  ],
  [
    'what was planned through the default one, once by its name',
    { planned: [null, 'complete', null] },
    { of: [null, 'complete', null], common: 'complete' },
  ],
  [
    'one whose template is gone',
    { planned: ['short', 'gone', 'short'] },
    { of: ['short', null, 'short'], common: null, areSeveral: true },
  ],
  [
    'one that is added to what was planned through one',
    { planned: ['short', 'short'] },
    { of: ['short', 'short', 'short'], common: 'short' },
  ],
  [
    'one that is added to what was planned through several',
    { planned: ['short', 'coupon'] },
    { of: ['short', 'coupon', null], common: null, areSeveral: true },
  ],
  [
    'a chosen one that is gone',
    { chosen: 'gone' },
    { of: ['complete', 'complete', 'complete'], common: 'complete' },
  ],
])('the templates of %s', ([, { planned, chosen }, { areSeveral = false, ...wanted }]) => {
  const decided = decideTemplates({
    ...{ productIds: ids, list, chosen: chosen as TemplateId | undefined },
    planned:
      planned && new Map(planned.map((id, index) => [ids[index] as ProductId, id as TemplateId | null])),
  });
  expect({ of: ids.map(decided.of), common: decided.common, areSeveral: decided.areSeveral }).toEqual({
    ...{ ...wanted, areSeveral },
  });
});
