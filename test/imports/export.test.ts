import { expect, test } from 'vitest';
import { languages } from '../../shared/language.ts';
import { aWholeProduct } from '../builders.ts';
import { aWholeProductFields, openImports } from './open-imports.ts';

test.for(languages)('the template in %s can be filled in and imported', async (language) => {
  const { open, saveFile, now, rows } = openImports({ language });
  const { content } = await saveFile('imports.saveTemplate');
  await open(content);
  expect(now()).toMatchObject({ plan: { hasHeader: true, match: 'code' }, counts: { all: 1, add: 1 } });
  expect((await rows()).rows[0]?.result).toMatchObject({
    fields: {
      ...aWholeProductFields(),
      name: expect.any(String),
      link: expect.any(String),
      category: expect.any(String),
      note: expect.any(String),
      validUntil: '2025-12-24',
    },
    notes: [{ code: 'no-photo-folder' }],
  });
});

test('what is exported is the very same when it is imported into another shop, and nothing new in its own', async () => {
  const here = openImports();
  await here.save({ ...aWholeProduct, name: '\'=Queijo; "bom"', note: 'a\nb' });
  await here.save({ name: '+Mel' });
  await here.handlers['exports.save']({ ids: null });
  const { name, content = '' } = here.saved[0] ?? {};
  expect(name).toBe('Produtos 2025-11-22.csv');
  await here.open(content);
  expect(here.now()).toMatchObject({ counts: { all: 2, same: 2 } });

  const there = openImports({ seed: 2 });
  await there.open(content);
  await there.start();
  const withoutIds = (shop: typeof here) => shop.products().map(({ id: _, ...product }) => product);
  expect(withoutIds(there)).toEqual(withoutIds(here));
});

test('chosen products alone can be exported', async () => {
  const { save, handlers, saved } = openImports();
  await save({ name: 'Mel' });
  const cheese = await save({ name: 'Queijo' });
  await handlers['exports.save']({ ids: [cheese.id] });
  expect(saved[0]?.content.split('\r\n')[1]).toMatch(/^Queijo;/);
  expect(saved[0]?.content.split('\r\n')).toHaveLength(3);
});
