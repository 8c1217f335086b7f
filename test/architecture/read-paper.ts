import { posix } from 'node:path';

/** Something that a paper names, and the paths of which one must be there for that to be true. */
export interface Named {
  readonly name: string;
  readonly paths: readonly string[];
}

/** What commands make is not there yet. */
const made = /^(demo|pictures|gallery|release|out)\//;
const looksLikePath = /^[\w.-]+(\/[\w.-]+)*(\/|\.\w+)$/;
const inMap = /[\w.-]+(?:\/[\w.-]+)*(?:\/|\.(?:tsx?|mjs|css|html)\b)/g;

/** Links, pictures, whole paths in backticks, and the script and the files of each command. */
export function readPaper(text: string): readonly Named[] {
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);
  const linked = [...text.matchAll(/\]\(([^):#]+)\)|src(?:set)?="([^"]+)"/g)].map(
    ([, link, picture]) => link ?? picture ?? '',
  );
  const words = quoted.flatMap((each) => each.split(' '));
  const paths = words.filter((each) => looksLikePath.test(each) && each.includes('/') && !made.test(each));
  return [
    ...[...linked, ...paths].map((name) => ({ name, paths: [name] })),
    ...quoted.flatMap((each) => readCommand(each)),
  ];
}

/** `npm run KIND -- NAME` runs scripts/KIND/NAME.ts for these. */
const runByName = ['bench', 'chaos'];

function readCommand(words: string): readonly Named[] {
  const [, script, name] = /npm (?:run )?([\w-]+)(?: -- ([\w-]+))?/.exec(words) ?? [];
  if (script === undefined || script === 'install') return [];
  const path = runByName.includes(script) && name ? `scripts/${script}/${name}.ts` : `scripts/${script}.mjs`;
  return [{ name: words, paths: [path] }];
}

/**
 * The map is a tree, two spaces a step; what stands behind a name explains it, and names more of the same folder, of
 * the folder that was named last, or by its whole path.
 */
export function readMap(readme: string): readonly Named[] {
  const [, map = ''] = /## The map\n+```\n(.*?)```/s.exec(readme) ?? [];
  let at = { top: '', entry: '', latest: '' };
  return map.split('\n').flatMap((line) =>
    (line.match(inMap) ?? []).map((name, place) => {
      const isFolder = name.endsWith('/');
      const steps = line.search(/\S/) / 2;
      if (place === 0 && steps === 0) at = { top: name, entry: '', latest: '' };
      else if (place === 0 && steps === 1) at = { ...at, entry: isFolder ? name : '', latest: '' };
      else if (isFolder) at = { ...at, latest: name };
      const { top, entry, latest } = at;
      const folders = name === top ? ['.'] : [posix.join(top, entry), posix.join(top, latest), top, '.'];
      return { name: `${top}: ${name}`, paths: folders.map((folder) => posix.join(folder, name)) };
    }),
  );
}
