import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { largestThumbnail } from '../../shared/photos.ts';
import { sandboxArguments } from './open-app.ts';

const host = join(import.meta.dirname, 'photo-window-host.ts');
const profile = mkdtempSync(join(tmpdir(), 'promo-photos-'));
let told: Record<string, unknown>;

beforeAll(async () => {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...sandboxArguments(), host], {
    env: { ...env, PROMO_PROFILE: profile },
    timeout: 120_000,
  });
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`the photo window told nothing: ${stderr}`);
  told = JSON.parse(line);
});

afterAll(() => rmSync(profile, { recursive: true, force: true }));

test.for([
  ['gif', 1, 1],
  ['png', 1, 1],
  ['webpLossy', 1, 1],
  ['webpLossless', 1, 1],
  ['webpExtended', 1, 1],
  ['avif', 2, 2],
  ['wide', 40, 20],
] as const)('%s becomes a JPEG with a thumbnail, in its own size', ([name, width, height]) => {
  expect(told[name]).toMatchObject({
    width,
    height,
    header: { format: 'jpeg', width, height },
    thumbnail: { format: 'jpeg', width, height },
  });
});

test('a large picture is made to 1,600 pixels, its thumbnail to 160 and into ten thousand bytes', () => {
  expect(told.large).toMatchObject({
    width: 1_600,
    height: 400,
    header: { format: 'jpeg', width: 1_600, height: 400 },
    thumbnail: { format: 'jpeg', width: 160, height: 40 },
  });
  expect((told.large as { thumbnailBytes: number }).thumbnailBytes).toBeLessThanOrEqual(largestThumbnail);
});

test('a picture that was taken with the camera turned stands upright, without the note that said so', () => {
  expect(told.turned).toMatchObject({ width: 20, height: 40, hasNotes: false });
});

test('what is transparent becomes white', () => {
  expect(told.webpExtended).toMatchObject({ corner: 'ffffff' });
});

test('half a file and a text are unreadable', () => {
  expect([told.halfFile, told.text]).toEqual(['photo-unreadable', 'photo-unreadable']);
});

test('nothing leads out of the page: no server, no file, no window, no Node, one word with main', () => {
  expect(told.reach).toEqual({
    seen: [],
    told: {
      fetch: 'failed',
      image: 'failed',
      socket: 'failed',
      file: 'failed',
      popUp: 'failed',
      node: 'failed',
      bridge: ['onDecode'],
    },
  });
});

test('a picture that kills the decoder is unreadable, and the next one is decoded', () => {
  expect(told.afterCrash).toEqual([{ problem: 'photo-unreadable' }, expect.objectContaining({ width: 1 })]);
});

test('there is one hidden window while there is work, and none when it is idle or stopped', () => {
  expect(told.windowCount).toBe(1);
  expect(told.windowCountWhenIdle).toBe(0);
  expect(told.afterIdle).toMatchObject({ width: 1 });
  expect(told.windowCountWhenStopped).toBe(0);
});
