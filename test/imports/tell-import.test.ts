import { expect, test } from 'vitest';
import { tellImport } from '../../shared/tell-import.ts';

test.for([
  [{ added: 3, updated: 0, refused: 0 }, ['added 3']],
  [{ added: 0, updated: 1, refused: 0 }, ['updated 1']],
  [{ added: 1, updated: 2, refused: 3 }, ['added 1', 'updated 2', 'refused 3']],
  [{ added: 0, updated: 0, refused: 0 }, ['nothing']],
  [{ added: 0, updated: 0, refused: 2 }, ['nothing', 'refused 2']],
] as const)('of an import only what happened is told: %o', ([deeds, told]) => {
  expect(
    tellImport(deeds).map((deed) => ('count' in deed ? `${deed.kind} ${deed.count}` : deed.kind)),
  ).toEqual(told);
});
