import { expect, test } from 'vitest';
import { announceImport } from '../../shared/announce-import.ts';
import type { ImportCounts, ImportId, Importing, OpenImport } from '../../shared/imports.ts';

const counts: ImportCounts = { all: 8, add: 5, update: 1, same: 1, refused: 1, noted: 0 };
const opened: OpenImport = {
  file: { name: 'a.csv', format: 'csv', sheets: [], sheet: 0, columns: [], rowCount: 9 },
  plan: { hasHeader: true, fields: [], match: 'code' },
  photoFolder: null,
  counts,
  version: 3,
};
const reading: Importing = { kind: 'reading', fileName: 'a.csv' };
const open: Importing = { kind: 'open', ...opened };
const checking: Importing = { ...open, counts: null };
const done: Importing = { kind: 'done', ...opened, importId: '1' as ImportId };
const running = (doneCount: number, step: 'photos' | 'rows' = 'rows'): Importing => ({
  kind: 'running',
  ...opened,
  ...{ step, doneCount, wholeCount: 100 },
});

test.each<[string, Importing | null, Importing | null, ReturnType<typeof announceImport>]>([
  ['nothing', null, null, null],
  ['the file, when it begins to be read', null, reading, { kind: 'reading', name: 'a.csv' }],
  ['nothing, while it goes on being read', reading, reading, null],
  ['nothing, while the rows are checked', reading, checking, null],
  ['what the rows come to', checking, open, { kind: 'checked', counts }],
  ['what they come to at once after a reload', null, open, { kind: 'checked', counts }],
  ['what they come to now', open, { ...open, version: 4 }, { kind: 'checked', counts }],
  ['nothing twice', open, open, null],
  ['nothing at the start, where the title has the focus', open, running(0), null],
  ['nothing between the quarters', running(1), running(24), null],
  ['the first quarter', running(24), running(26), { kind: 'progress', percent: 25 }],
  ['the latest quarter only', running(20), running(80), { kind: 'progress', percent: 75 }],
  ['nothing of the photos, which count for themselves', running(20, 'photos'), running(80, 'photos'), null],
  ['nothing at the end, where the title has the focus', running(99), running(100), null],
  ['nothing, when it is done', running(99), done, null],
  ['nothing, when it is forgotten', done, null, null],
])('a screen reader is told %s', (_, before, now, told) => {
  expect(announceImport(before, now)).toEqual(told);
});

test('a whole import of 10,000 rows interrupts four times', () => {
  const moments = [reading, checking, open, ...Array.from({ length: 101 }, (_, at) => running(at)), done];
  const told = moments.map((now, at) => announceImport(moments[at - 1] ?? null, now));
  expect(told.filter((one) => one !== null).map(({ kind }) => kind)).toEqual([
    'reading',
    'checked',
    ...Array(3).fill('progress'),
  ]);
});
