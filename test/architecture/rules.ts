import type { Source } from './read-source.ts';

/** One rule of the house: what it says, who breaks it, and a sample that must break it. */
export interface Rule {
  readonly says: string;
  /** @returns what is wrong with this file; nothing when the rule is kept. */
  readonly broken: (source: Source) => readonly string[];
  /** A file that breaks the rule, so that the rule itself is shown able to fail. */
  readonly sample: { readonly path: string; readonly text: string };
}

const inFolder = (path: string, ...folders: readonly string[]) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** `main/products/products.ts` belongs to the feature `products`; files right in the folder to none. */
function featureOf(path: string, root: string, notFeatures: readonly string[]): string | undefined {
  const [first, folder, rest] = path.split('/');
  if (first !== root || rest === undefined || folder === undefined) return undefined;
  return notFeatures.includes(folder) ? undefined : folder;
}

const baileys = /^(@whiskeysockets\/baileys|libsignal|whatsapp-rust-bridge)(\/|$)/;
const entryFiles = [
  'main/main.ts',
  'main/backup/backup-process.ts',
  'main/practice/practice-process.ts',
  'main/practice/practice-server.ts',
  'main/spreadsheets/spreadsheet-process.ts',
  'main/window/bridge.ts',
  'main/photos/photo-bridge.ts',
  'renderer/main.tsx',
  'renderer/start.ts',
  'renderer/photo.ts',
];
/** A plugin runs when the window is built, in Node; no part of the window may import it. */
const isBuildTime = (path: string) => /^renderer\/.*-plugin\.ts$/.test(path);
const mayKnowElectron = [
  'main/main.ts',
  'main/run-app.ts',
  'main/behind-window.ts',
  'main/foreign.ts',
  'main/window',
  'main/ipc',
  'main/system',
  'main/photos',
];
const product = ['main', 'shared', 'renderer'];
const mayKnowSql = (path: string) =>
  path.endsWith('-store.ts') || inFolder(path, 'main/storage', 'main/whatsapp/key-store');
const mainFoundations = ['window', 'ipc', 'whatsapp', 'practice', 'spreadsheets', 'storage', 'system'];
const rendererFoundations = ['ui', 'ipc', 'text'];

function featuresMeet(source: Source, root: string, foundations: readonly string[]): readonly string[] {
  const own = featureOf(source.path, root, foundations);
  if (own === undefined) return [];
  return source.files.filter((file) => {
    const other = featureOf(file, root, foundations);
    return other !== undefined && other !== own;
  });
}

/** Where files may lean. */
const leaning: readonly Rule[] = [
  {
    says: 'the window leans on shared/ only',
    broken: ({ path, files, packages }) =>
      inFolder(path, 'renderer') && !isBuildTime(path)
        ? [
            ...files.filter(isBuildTime),
            ...files.filter((file) => !inFolder(file, 'renderer', 'shared')),
            ...packages.filter((name) => /^(node:|electron)/.test(name)),
          ]
        : [],
    sample: { path: 'renderer/a.ts', text: "import { open } from '../main/app.ts';" },
  },
  {
    says: 'shared/ leans on zod only',
    broken: ({ path, files, packages }) =>
      inFolder(path, 'shared')
        ? [
            ...files.filter((file) => !inFolder(file, 'shared')),
            ...packages.filter((name) => name !== 'zod' && !name.startsWith('zod/')),
          ]
        : [],
    sample: { path: 'shared/a.ts', text: "import { join } from 'node:path';" },
  },
  {
    says: 'main leans on main and shared only',
    broken: ({ path, files }) =>
      inFolder(path, 'main') ? files.filter((file) => !inFolder(file, 'main', 'shared')) : [],
    sample: { path: 'main/a.ts', text: "export * from '../renderer/app.tsx';" },
  },
  {
    says: 'nothing that is shipped leans on test/ or scripts/',
    broken: ({ path, files }) =>
      inFolder(path, ...product) ? files.filter((file) => inFolder(file, 'test', 'scripts')) : [],
    sample: { path: 'main/a.ts', text: "const fake = await import('../test/fakes/clock.ts');" },
  },
  {
    says: 'Baileys and its cryptography live in main/whatsapp/baileys and main/practice only',
    broken: ({ path, packages }) =>
      inFolder(path, ...product) && !inFolder(path, 'main/whatsapp/baileys', 'main/practice')
        ? packages.filter((name) => baileys.test(name))
        : [],
    sample: { path: 'main/groups/a.ts', text: "type M = import('@whiskeysockets/baileys').WAMessage;" },
  },
  {
    says: 'Electron is known to the entry, window, ipc, system and the photo window only',
    broken: ({ path, packages }) =>
      inFolder(path, ...product) && !inFolder(path, ...mayKnowElectron)
        ? packages.filter((name) => /^electron(\/|$)/.test(name))
        : [],
    sample: { path: 'main/broadcasts/a.ts', text: "import { app } from 'electron';" },
  },
  {
    says: 'a feature of main never imports another',
    broken: (source) => featuresMeet(source, 'main', mainFoundations),
    sample: { path: 'main/products/a.ts', text: "import type { Group } from '../groups/groups.ts';" },
  },
  {
    says: 'a feature of the window never imports another, and ui/ knows none',
    broken: (source) => [
      ...featuresMeet(source, 'renderer', rendererFoundations),
      ...(inFolder(source.path, ...rendererFoundations.map((folder) => `renderer/${folder}`))
        ? source.files.filter((file) => featureOf(file, 'renderer', rendererFoundations) !== undefined)
        : []),
    ],
    sample: { path: 'renderer/ui/a.tsx', text: "import { Products } from '../products/products.tsx';" },
  },
  {
    says: 'features reach WhatsApp through the port only',
    broken: ({ path, files }) =>
      featureOf(path, 'main', mainFoundations) === undefined
        ? []
        : files.filter((file) => inFolder(file, 'main/whatsapp/baileys', 'main/whatsapp/key-store')),
    sample: { path: 'main/groups/a.ts', text: "import { x } from '../whatsapp/baileys/x.ts';" },
  },
  {
    says: 'the practice box shares no code with the adapter that it judges',
    broken: ({ path, files }) => [
      ...(inFolder(path, 'main/practice') ? files.filter((file) => inFolder(file, 'main/whatsapp')) : []),
      ...(inFolder(path, 'main/whatsapp') ? files.filter((file) => inFolder(file, 'main/practice')) : []),
    ],
    sample: { path: 'main/practice/a.ts', text: "import { x } from '../whatsapp/whatsapp.ts';" },
  },
];

const sqlText = /^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|PRAGMA|BEGIN|COMMIT|VACUUM)\s/;
const whatsappWords = /\bjids?\b|[a-z]Jids?\b|\bBoom\b|\bstanzas?\b/i;

/** What files may contain. */
const content: readonly Rule[] = [
  {
    says: 'SQL stands in *-store.ts, main/storage and the key store only',
    broken: ({ path, packages, methodsOnText, texts }) =>
      inFolder(path, ...product) && !mayKnowSql(path)
        ? [
            ...packages.filter((name) => name === 'node:sqlite'),
            ...methodsOnText.filter((name) => name === 'prepare' || name === 'exec'),
            ...texts.filter((text) => sqlText.test(text)),
          ]
        : [],
    sample: { path: 'main/products/a.ts', text: 'db.prepare(`SELECT 1 FROM product`).get();' },
  },
  {
    says: "WhatsApp's own words stay in main/whatsapp and main/practice",
    broken: ({ path, text }) =>
      inFolder(path, ...product) && !inFolder(path, 'main/whatsapp', 'main/practice')
        ? text.split('\n').filter((line) => whatsappWords.test(line))
        : [],
    sample: { path: 'main/groups/a.ts', text: 'export const groupJid = 1;' },
  },
  {
    says: 'nothing runs on import and no module keeps state, except the entry files',
    broken: ({ path, runsOnImport }) =>
      inFolder(path, ...product) && !entryFiles.includes(path) ? runsOnImport : [],
    sample: { path: 'main/a.ts', text: 'export let count = 0;' },
  },
];

export const rules: readonly Rule[] = [...leaning, ...content];
