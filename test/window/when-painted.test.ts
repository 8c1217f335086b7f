import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, test } from 'vitest';
import { whenPainted } from '../../main/window/when-painted.ts';
import { createFakeClock, settlePromises } from '../fakes/clock.ts';

function open() {
  const clock = createFakeClock();
  const webContents = new EventEmitter();
  const window = Object.assign(new EventEmitter(), { webContents });
  let isPainted = false;
  void whenPainted(window as unknown as BrowserWindow, clock).then(() => {
    isPainted = true;
  });
  const readIsPainted = async () => {
    await settlePromises();
    return isPainted;
  };
  return { clock, window, webContents, readIsPainted };
}

test('A window is painted when Chromium says so, however long its page takes.', async () => {
  const { clock, window, webContents, readIsPainted } = open();
  await clock.run(60_000);
  expect(await readIsPainted()).toBe(false);
  window.emit('ready-to-show');
  expect(await readIsPainted()).toBe(true);
  webContents.emit('did-stop-loading');
  window.emit('closed');
  expect(clock.pendingCount()).toBe(0);
});

test('A page that was read, and of which nothing is said, is painted all the same.', async () => {
  const { clock, webContents, readIsPainted } = open();
  webContents.emit('did-stop-loading');
  await clock.run(1_499);
  expect(await readIsPainted()).toBe(false);
  await clock.run(1);
  expect(await readIsPainted()).toBe(true);
});

test('Nothing is waited for once the window is closed.', async () => {
  const { clock, window, webContents } = open();
  webContents.emit('did-stop-loading');
  window.emit('closed');
  expect(clock.pendingCount()).toBe(0);
});
