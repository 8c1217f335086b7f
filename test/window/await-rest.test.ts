import { expect, test } from 'vitest';
import { awaitRest } from '../../main/window/await-rest.ts';
import { createFakeClock } from '../fakes/clock.ts';

function start() {
  const clock = createFakeClock();
  const rest = awaitRest(clock);
  let begunAfterMs: number | undefined;
  const startedAt = clock.now();
  void rest.begun.then(() => {
    begunAfterMs = clock.now() - startedAt;
  });
  return { ...rest, run: clock.run, begunAfter: () => begunAfterMs, pendingCount: clock.pendingCount };
}

test('nothing is begun before the page lives, and then when it asks for no more files', async () => {
  const page = start();
  for (let file = 0; file < 10; file += 1) {
    page.noteFile();
    await page.run(100);
  }
  expect(page.begunAfter()).toBeUndefined();
  page.noteAlive();
  await page.run(50);
  page.noteFile();
  await page.run(50);
  expect(page.begunAfter()).toBeUndefined();
  await page.run(50);
  expect(page.begunAfter()).toBe(1_130);
});

test('a page that listens for one thing after another is at rest all the same', async () => {
  const page = start();
  for (let listened = 0; listened < 10; listened += 1) {
    page.noteAlive();
    await page.run(20);
  }
  expect(page.begunAfter()).toBe(80);
});

test('who waits for what stands behind the window does not wait for the page', async () => {
  const page = start();
  page.noteFile();
  page.hurry();
  await page.run(0);
  expect(page.begunAfter()).toBe(0);
  page.noteAlive();
  page.noteFile();
  expect(page.pendingCount()).toBe(0);
});

test('a page that never lives keeps nobody waiting for longer than three seconds', async () => {
  const page = start();
  page.noteFile();
  await page.run(10_000);
  expect(page.begunAfter()).toBe(3_000);
});
