import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from './architecture/list-files.ts';
import { findPackageTrouble, forbidden, mayHoldThem } from './architecture/papers.ts';
import { type Named, readMap, readPaper } from './architecture/read-paper.ts';
import { readSource } from './architecture/read-source.ts';
import { rules } from './architecture/rules.ts';

const root = join(import.meta.dirname, '..');
const files = listFiles(root);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = files
  .filter((path) => /^(main|shared|renderer|test|scripts)\/.*\.(ts|tsx|mjs)$/.test(path))
  .map((path) => readSource(path, read(path)));

const named = rules.map((rule) => [rule.says, rule] as const);

/** Past this a file has more than one idea; a suite of tests may tell more stories. What is over the aim is listed. */
const mostLinesOf = (path: string) => (path.startsWith('test/') ? 500 : 300);
const aimLines = 200;

describe('the house', () => {
  test('is read at all', () => {
    expect(sources.filter(({ files: imported }) => imported.length > 0).length).toBeGreaterThan(30);
  });

  test.for(named)('%s', ([, { broken }]) => {
    const breaches = sources.flatMap((source) => broken(source).map((what) => `${source.path}: ${what}`));
    expect(breaches).toEqual([]);
  });

  test.for(named)('would notice when this is broken: %s', ([, { broken, sample }]) => {
    expect(broken(readSource(sample.path, sample.text))).not.toEqual([]);
  });

  test('has one idea a file', ({ annotate }) => {
    const byLength = sources
      .filter(({ lineCount }) => lineCount > aimLines)
      .sort((a, b) => b.lineCount - a.lineCount)
      .map(({ path, lineCount }) => `${path} (${lineCount} lines)`);
    if (byLength.length > 0) annotate(`longer than ${aimLines} lines: ${byLength.join(', ')}`);
    const tooLong = sources.filter(({ path, lineCount }) => lineCount > mostLinesOf(path));
    expect(tooLong.map(({ path }) => path)).toEqual([]);
  });
});

describe('the papers', () => {
  const texts = files.filter(
    (path) => /\.(ts|tsx|mjs|json|md|yml|html|css|svg|plist)$/.test(path) && !mayHoldThem.includes(path),
  );

  test.for(forbidden.map((one) => [one.what, one.why, one] as const))(
    'never contain %s: %s',
    ([, , { pattern, sample }]) => {
      expect(pattern.test(sample)).toBe(true);
      const found = texts.flatMap((path) =>
        read(path)
          .split('\n')
          .filter((line) => pattern.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
      expect(found).toEqual([]);
    },
  );

  const isThere = (path: string) => files.some((file) => file === path || file.startsWith(`${path}/`));
  const findMissing = (named: readonly Named[]) =>
    named
      .filter(({ paths }) => !paths.some((path) => isThere(path.replace(/\/$/, ''))))
      .map(({ name }) => name);

  test.for(files.filter((path) => /^[\w.-]+\.md$/.test(path)))('name in %s only what there is', (path) => {
    expect(findMissing(readPaper(read(path)))).toEqual([]);
  });

  test('draw a map of what there is', () => {
    const map = readMap(read('README.md'));
    expect(map.length).toBeGreaterThan(50);
    expect(findMissing(map)).toEqual([]);
  });

  test('would notice what has gone', () => {
    const paper =
      'See `main/gone.ts`, [this](GONE.md), `npm run gone` and `npm run bench -- gone`; `npm start` is here.';
    expect(findMissing(readPaper(paper))).toEqual([
      ...['GONE.md', 'main/gone.ts', 'npm run gone', 'npm run bench -- gone'],
    ]);
    const map = '## The map\n\n```\nmain/   main.ts the entry\n  ipc/  gone.ts what was\n```\n';
    expect(findMissing(readMap(map))).toEqual(['main/: gone.ts']);
  });

  test('name every package exactly, from no address, and one Baileys', () => {
    const manifest = JSON.parse(read('package.json'));
    const lock = JSON.parse(read('package-lock.json'));
    expect(findPackageTrouble(manifest, lock)).toEqual([]);
  });

  test('would notice a loose version, an address and another Baileys', () => {
    const manifest = { dependencies: { '@whiskeysockets/baileys': '^7.0.0' }, devDependencies: {} };
    const lock = {
      packages: {
        'node_modules/@whiskeysockets/baileys': { version: '6.17.16', resolved: 'somewhere' },
        'node_modules/baileys-next': { version: '1.0.0' },
      },
    };
    expect(findPackageTrouble(manifest, lock)).toEqual([
      '@whiskeysockets/baileys ^7.0.0 is not an exact version',
      'node_modules/@whiskeysockets/baileys carries a download address',
      'node_modules/baileys-next is another Baileys',
      'Baileys is ^7.0.0, not 7.0.0-rc14',
      'Baileys is 6.17.16, not 7.0.0-rc14',
    ]);
  });
});
