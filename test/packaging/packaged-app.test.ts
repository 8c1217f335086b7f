import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFarEnd } from '../../scripts/demo/check-far-end.ts';
import { doMainJob } from '../../scripts/demo/do-main-job.ts';
import { enterShop } from '../../scripts/demo/open-shop.ts';
import { createTranscript } from '../../scripts/demo/transcript.ts';
import { makePackage } from '../../scripts/package/make-package.mjs';
import { prepareElectron } from '../../scripts/setup/electron.mjs';
import { plainNode, run } from '../../scripts/setup/run.mjs';
import { openApp } from '../e2e/open-app.ts';
import { findApp, makeHome, type PackagedApp, packageApp, startPackaged } from './packaged-app.ts';
import { shownFirst } from './shown-first.ts';

const root = join(import.meta.dirname, '../..');
const isOfficial =
  process.versions.electron ===
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron;

let untouched: PackagedApp;
beforeAll(async () => {
  untouched = await packageApp();
});

/** `0` is off and `1` is on in the wire of fuses inside the program; this is what electron-builder.yml asks for. */
const wanted = {
  [FuseV1Options.RunAsNode]: 'off',
  [FuseV1Options.EnableCookieEncryption]: 'on',
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: 'off',
  [FuseV1Options.EnableNodeCliInspectArguments]: 'off',
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: 'on',
  [FuseV1Options.OnlyLoadAppFromAsar]: 'on',
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: 'off',
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: 'off',
};

async function readFuses(program: string): Promise<Record<string, string>> {
  const wire: Record<string, unknown> = { ...(await getCurrentFuseWire(program)) };
  const states = Object.keys(wanted).map((fuse) => [
    fuse,
    wire[fuse] === 49 ? 'on' : wire[fuse] === 48 ? 'off' : '?',
  ]);
  return Object.fromEntries(states);
}

test('The package holds the build and the papers, and nothing else of ours.', () => {
  const files = listPackage(join(untouched.resources, 'app.asar'), { isPack: false }).map((file) =>
    file.replaceAll('\\', '/').replace(/^\//, ''),
  );
  expect(files.filter((file) => !/^(out|assets)(\/|$)|^package\.json$/.test(file))).toEqual([]);
  expect(files.filter((file) => /node_modules|practice-server|\.map$|\.ts$/.test(file))).toEqual([]);
  expect(files).toContain('out/main/main.js');
  expect(files).toContain('assets/sample-shop/products.json');
  expect(existsSync(join(untouched.resources, 'default_app.asar'))).toBe(false);
  for (const paper of ['LICENSE', 'NOTICES']) {
    expect(readFileSync(join(untouched.resources, paper))).toEqual(readFileSync(join(root, paper)));
  }
});

test('A package on a stand-in is named so that nobody hands it on.', () => {
  expect(untouched.folder.endsWith('-not-for-release')).toBe(!isOfficial);
});

test('On a stand-in there are no installers, and the sentence says why.', async ({ skip }) => {
  if (isOfficial) skip('this is the official Electron, of which installers are made');
  const dist = await run(plainNode(), [join(root, 'scripts/dist.mjs')], { isQuiet: true });
  expect(dist.status).toBe(1);
  expect(dist.output).toContain('Installers are made from the official Electron only');
});

test('The unpacked app for Windows is made here too, with the same fuses.', async ({ skip }) => {
  if (isOfficial || process.platform !== 'linux')
    skip('Windows is packaged elsewhere than on Linux with a stand-in');
  const folder = await makePackage(await prepareElectron(), 'win');
  expect(await readFuses(join(folder, 'Promo Brothers.exe'))).toEqual(wanted);
  expect(existsSync(join(folder, 'resources', 'app.asar'))).toBe(true);
  expect(existsSync(join(folder, 'resources', 'default_app.asar'))).toBe(false);
});

test('The fuses are read back from the program as electron-builder.yml sets them.', async () => {
  expect(await readFuses(untouched.program)).toEqual(wanted);
});

test('The untouched app opens its window, and is no Node, loads no code and lets nobody look inside.', async ({
  onTestFinished,
}) => {
  const home = makeHome();
  const app = startPackaged(untouched.program, home, {
    args: ['--practice', '--inspect=0'],
    // If it took any of these, it would be Node and not a window, or end at once over a file that is not there.
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=./there-is-no-such-file.cjs' },
  });
  onTestFinished(async () => {
    await app.stop();
    home.remove();
  });
  expect(JSON.parse(await app.untilLogged('window shown'))).toMatchObject({ talksTo: 'practice' });
  expect(app.output()).not.toContain('Debugger listening');
});

test('With only the inspect fuse flipped, a copy pairs in practice and posts, and every device can read it.', async ({
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'promo-flipped-'));
  cpSync(untouched.folder, folder, { recursive: true });
  const flipped = findApp(folder);
  await flipFuses(flipped.program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  expect(await readFuses(flipped.program)).toEqual({
    ...wanted,
    [FuseV1Options.EnableNodeCliInspectArguments]: 'on',
  });

  const home = makeHome();
  const app = await openApp({
    program: { path: shownFirst(flipped.program, home.folder), args: [] },
    args: ['--practice'],
    home: home.folder,
  });
  onTestFinished(async () => {
    await app.close();
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const lines: string[] = [];
  const transcript = createTranscript((line) => void lines.push(line));
  const shop = await enterShop(app.electron, root);
  const noPictures = { folder, take: async () => {}, pass: async () => {}, count: () => 0, film: null };
  const sent = await doMainJob(shop, noPictures, transcript);
  await checkFarEnd(shop, sent, noPictures, transcript);
  expect(transcript.end(), lines.join('\n')).toBe(0);
});

let other: Server | undefined;
let visits = 0;
let otherVariables: Record<string, string>;
beforeAll(async () => {
  const server = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  other = server;
  const { port } = server.address() as AddressInfo;
  otherVariables = {
    PROMO_WHATSAPP_URL: `ws://127.0.0.1:${port}/ws/chat`,
    PROMO_WHATSAPP_ROOT_KEY: '42'.repeat(32),
  };
});
afterAll(() => other?.close());

test('Started normally with the PROMO_ variables set, the packaged app ignores them: the other server sees nobody.', async ({
  onTestFinished,
  skip,
}) => {
  if (isOfficial) skip('on the official Electron a normal start opens WhatsApp itself, which no test may');
  const home = makeHome();
  const profile = join(home.folder, 'elsewhere');
  const app = startPackaged(untouched.program, home, { env: { ...otherVariables, PROMO_PROFILE: profile } });
  onTestFinished(async () => {
    await app.stop();
    home.remove();
  });
  expect(JSON.parse(await app.untilLogged('window shown'))).toMatchObject({ talksTo: 'practice' });
  expect(existsSync(profile)).toBe(false);

  // The same variables bring the unpackaged app to that server, so a visit would have been seen.
  expect(visits).toBe(0);
  const unpackaged = await openApp({ env: otherVariables });
  await expect.poll(() => visits, { timeout: 30_000 }).toBeGreaterThan(0);
  await unpackaged.close();
});
