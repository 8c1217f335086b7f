import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf, giveField, isSamePlan } from '../../shared/change-import-plan.ts';
import { type ImportPlan, importFields } from '../../shared/imports.ts';

const planOf = (...fields: ImportPlan['fields']): ImportPlan => ({ hasHeader: true, fields, match: 'code' });

describe('a column is given its meaning', () => {
  test.each([
    ['a free one', [null, 'name'], 0, 'price', ['price', 'name']],
    ['one that another column has, which loses it', [null, 'name'], 0, 'name', ['name', null]],
    ['the one that it has', ['name', 'price'], 0, 'name', ['name', 'price']],
    ['none', ['name', 'price'], 1, null, ['name', null]],
    ['none, and other columns without one stay as they are', [null, 'price'], 1, null, [null, null]],
  ] as const)('%s', (_, before, column, field, after) => {
    expect(giveField(planOf(...before), column, field).fields).toEqual(after);
  });

  test('no meaning ever stands twice, and the column has what it was given', () => {
    const fields = fc.shuffledSubarray([...importFields], { minLength: 1 });
    fc.assert(
      fc.property(fields, fc.nat(20), fc.constantFrom(...importFields, null), (given, at, field) => {
        const column = at % given.length;
        const changed = giveField(planOf(...given), column, field).fields;
        const meant = changed.filter((one) => one !== null);
        expect(new Set(meant).size).toBe(meant.length);
        expect(changed[column]).toBe(field);
        expect(changed.length).toBe(given.length);
      }),
    );
  });

  test('nothing else of the plan changes', () => {
    const plan: ImportPlan = { hasHeader: false, fields: ['name'], match: 'never' };
    expect(giveField(plan, 0, 'note')).toEqual({ hasHeader: false, fields: ['note'], match: 'never' });
  });
});

test('the column of a meaning is found, and none where none has it', () => {
  expect(columnOf(planOf(null, 'price'), 'price')).toBe(1);
  expect(columnOf(planOf(null, 'price'), 'name')).toBeUndefined();
});

test.each([
  ['themselves', planOf('name'), true],
  ['another meaning', planOf('note'), false],
  ['one column more', planOf('name', null), false],
  ['no heading', { ...planOf('name'), hasHeader: false }, false],
  ['another way to find products', { ...planOf('name'), match: 'never' as const }, false],
])('plans are compared with %s', (_, other, isSame) => {
  expect(isSamePlan(planOf('name'), other)).toBe(isSame);
});
