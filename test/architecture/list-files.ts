import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const notOurs = new Set(['node_modules', 'out', 'release', 'demo', 'gallery', 'pictures', '.cache', '.git']);
const isRepositoryFile = (name: string) => !name.endsWith('.log') && name !== '.DS_Store';

/** @returns every file of the repository below `folder`, as paths below the repository with `/`. */
export function listFiles(root: string, folder = ''): readonly string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (folder === '' && notOurs.has(name)) return [];
    if (statSync(join(root, path)).isDirectory()) return listFiles(root, path);
    return isRepositoryFile(name) ? [path] : [];
  });
}
