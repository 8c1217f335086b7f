import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = 'scripts/gallery/page';

/** What has no look of its own, or stands over the whole window. */
const elsewhere = [
  ...['error-boundary.tsx', 'marked-text.tsx'],
  ...['question.tsx', 'confirm-dialog.tsx', 'use-careful-close.tsx'],
];

test('The gallery shows every component of renderer/ui/.', () => {
  const shown = readdirSync(join(root, page))
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(join(root, page, name), 'utf8'))
    .join('\n');
  const components = readdirSync(join(root, 'renderer/ui')).filter((name) => name.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(15);
  const missing = components.filter((name) => !shown.includes(`/ui/${name}'`) && !elsewhere.includes(name));
  expect(missing).toEqual([]);
});
