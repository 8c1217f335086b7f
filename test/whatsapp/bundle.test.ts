import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';

let folder: string;
let bundle: string;
let box: PracticeBox;

/** The adapter bundled and minified with the settings of the app. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'promo-bundle-'));
  const { default: config } = await import(new URL('../../electron.vite.config.ts', import.meta.url).href);
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: config.main.plugins,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./bundled-entry.ts', import.meta.url)),
      outDir: folder,
      ssrEmitAssets: true,
      minify: true,
      target: 'node24',
      rollupOptions: {
        external: config.main.build.rollupOptions.external,
        output: { format: 'es', entryFileNames: 'entry.mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  });
  bundle = pathToFileURL(join(folder, 'entry.mjs')).href;
  box = await startBoxProcess({ groups: [{ name: 'Clientes', members: 3 }], refreshesPerPairing: 0 });
});

afterAll(async () => {
  await box.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a module in a plain process. @returns the last line that it printed */
function run(source: string): string {
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', source], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
  });
  return printed.trim().split('\n').at(-1) ?? '';
}

test('the WASM lies beside the bundle, and not as a text in it', () => {
  const files = readdirSync(join(folder, 'chunks'));
  expect(files.filter((name) => name.endsWith('.wasm'))).toHaveLength(2);
  for (const name of files.filter((file) => file.endsWith('.mjs'))) {
    expect(readFileSync(join(folder, 'chunks', name), 'utf8')).not.toMatch(/[A-Za-z0-9+/=]{100000}/);
  }
});

test('bundled and minified, signatures are checked too', () => {
  const source = `
    import { loadBaileys } from ${JSON.stringify(bundle)};
    const { Curve } = await loadBaileys();
    const key = Curve.generateKeyPair();
    const text = Buffer.from('Queijo');
    console.log([Curve.sign(key.private, text), Buffer.alloc(64)].map((by) => Curve.verify(key.public, text, by)).join());`;
  expect(run(source)).toBe('true,false');
});

test('bundled and minified, it refuses a server with another root key and reaches the honest one', () => {
  const connect = (rootKey: string) => `
    import * as app from ${JSON.stringify(bundle)};
    const keys = app.openKeyStore(${JSON.stringify(join(folder, `${rootKey}.db`))}, Buffer.alloc(32, 7), app.breathe);
    const { systemClock: clock, systemChance: chance, silentLog: log } = app;
    const trust = { ...${JSON.stringify(box.address)}, rootKey: ${JSON.stringify(rootKey)} };
    const whatsapp = app.openWhatsApp({ clock, chance, log, keys, trust, readSentMessage: () => undefined });
    const end = Promise.withResolvers();
    whatsapp.on('connection', ({ kind, reason }) => kind === 'starting' || end.resolve(reason ?? kind));
    await whatsapp.connect();
    console.log(await end.promise);
    await whatsapp.close();`;
  expect(run(connect('00'.repeat(32)))).toBe('server-not-trusted');
  expect(run(connect(box.address.rootKey))).toBe('waiting-for-scan');
});
