import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBy, type ListedVersion, mergeSorted } from '../../main/products/product-order.ts';
import type { ProductSort } from '../../shared/product-list.ts';

const version = (
  row: number,
  key: ListedVersion['key'],
  createdAt = 0,
  productNumber = row,
): ListedVersion => ({
  ...{ row, key, createdAt, productNumber, view: 0 },
});

const sorts: readonly [ProductSort, ListedVersion['key'][], number[]][] = [
  ['newest', [null, null, null], [3, 2, 1]],
  ['name', ['queijo', 'doce', 'doce'], [3, 2, 1]],
  ['price', [200, null, 100], [3, 1, 2]],
  ['validity', ['2026-02-01', null, '2026-01-31'], [3, 1, 2]],
  ['last-sent', [5, null, 9], [3, 1, 2]],
  ['next-run', [9, null, 5], [3, 1, 2]],
];

test.each(sorts)(
  'by %s: what has none of it comes last, and the newest first where it leaves the choice',
  (sort, keys, rows) => {
    const versions = keys.map((key, index) => version(index + 1, key));
    expect(versions.toSorted(compareBy(sort)).map(({ row }) => row)).toEqual(rows);
  },
);

test('the newest is the one made last, and of one moment the one that came last', () => {
  const versions = [
    version(1, null, 5, 1),
    version(2, null, 9, 2),
    version(3, null, 9, 3),
    version(4, null, 7, 4),
  ];
  expect(versions.toSorted(compareBy('newest')).map(({ row }) => row)).toEqual([3, 2, 4, 1]);
});

test('stretches that are sorted one by one and then merged are as if all had been sorted at once', () => {
  const anyVersion = fc.record({
    row: fc.nat(),
    view: fc.nat(3),
    createdAt: fc.nat(3),
    productNumber: fc.nat(5),
    key: fc.option(fc.nat(3)),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...sorts.map(([sort]) => sort)),
      fc.array(anyVersion),
      fc.array(anyVersion),
      (sort, ones, others) => {
        const compare = compareBy(sort);
        const merged = mergeSorted(ones.toSorted(compare), others.toSorted(compare), compare);
        expect(merged).toEqual([...ones, ...others].toSorted(compare));
      },
    ),
  );
});
