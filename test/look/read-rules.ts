import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../architecture/list-files.ts';

const root = join(import.meta.dirname, '../..');

/** Our own stylesheets, below the repository. */
export interface Stylesheet {
  readonly path: string;
  readonly css: string;
}

export function readStylesheets(): readonly Stylesheet[] {
  return listFiles(root)
    .filter((path) => path.startsWith('renderer/') && path.endsWith('.css'))
    .map((path) => ({ path, css: readFileSync(join(root, path), 'utf8') }));
}

/** What stands between the innermost braces of a stylesheet: its rules, each with its declarations. */
export function readRules(css: string): readonly ReadonlyMap<string, string>[] {
  return [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\{([^{}]*)\}/g)].map(
    ([, body = '']) =>
      new Map(
        [...body.matchAll(/([\w-]+):\s*([^;]+);/g)].map(([, property = '', value = '']) => [
          property,
          value.trim().replace(/\s+/g, ' '),
        ]),
      ),
  );
}
