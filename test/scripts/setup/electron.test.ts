import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prepareElectron } from '../../../scripts/setup/electron.mjs';
import { standIn } from '../../../scripts/setup/stand-in.mjs';

const isOfficialHere = existsSync(join(import.meta.dirname, '../../../node_modules/electron/dist/version'));
const isStandInPlatform = process.platform === 'linux' && process.arch === 'x64';

let folder = '';
let mirror: Server | undefined;
let askedFor: string[] = [];
beforeEach(({ skip }) => {
  if (isOfficialHere) skip('the official Electron is here already, so nothing is downloaded');
  if (!isStandInPlatform) skip('there is a stand-in for Linux x64 only');
  folder = mkdtempSync(join(tmpdir(), 'promo-electron-'));
  const unpacked = join(folder, 'electron', `stand-in-${standIn.version}`);
  mkdirSync(unpacked, { recursive: true });
  for (const program of standIn.programs) writeFileSync(join(unpacked, program), '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  mirror?.closeAllConnections();
  mirror?.close();
  mirror = undefined;
  askedFor = [];
  if (folder) rmSync(folder, { recursive: true });
});

/** Stands where the official download is, and answers as it is told. */
async function startMirror(answer: RequestListener) {
  const server = createServer((request, response) => {
    askedFor.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  mirror = server;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  vi.stubEnv('electron_config_cache', join(folder, 'download-cache'));
}

const prepareAt = (now: number) => prepareElectron({ cacheFolder: folder, now: () => now, reachMs: 3_000 });
const minute = 60_000;

test('a download that never answers gives way to the stand-in, and is not tried again for an hour', async () => {
  await startMirror(() => {});
  const electron = await prepareAt(0);
  expect(electron).toMatchObject({ isStandIn: true, version: standIn.version });
  expect(askedFor).toHaveLength(1);

  await prepareAt(59 * minute);
  expect(askedFor).toHaveLength(1);
  await prepareAt(61 * minute);
  expect(askedFor).toHaveLength(2);
});

test('a download with other bytes than the pinned ones is refused', async () => {
  await startMirror((_, response) => response.end('not Electron'));
  expect(await prepareAt(0)).toMatchObject({ isStandIn: true });
  expect(askedFor[0]).toContain('electron-v45.4.1-linux-x64.zip');
  expect(JSON.parse(readFileSync(join(folder, 'electron', 'unreachable.json'), 'utf8'))).toEqual({
    version: '45.4.1',
    at: 0,
  });
  expect(isOfficialHere).toBe(
    existsSync(join(import.meta.dirname, '../../../node_modules/electron/dist/version')),
  );
});
