import { expect, test } from 'vitest';
import type { UpdateSource } from '../../main/updates/update-source.ts';
import { createUpdates } from '../../main/updates/updates.ts';
import { AppError } from '../../shared/failure.ts';
import type { FoundUpdate, UpdateState } from '../../shared/updates.ts';
import { createFakeClock, fakeNow, settlePromises } from '../fakes/clock.ts';

const hourMs = 3_600_000;
const next: FoundUpdate = { version: '0.2.0', notes: 'Fotos maiores' };

/** A feed that a test writes, and a file that comes when it says so. */
function open() {
  const clock = createFakeClock();
  const feed: { newest: FoundUpdate | null; isThere: boolean } = { newest: next, isThere: true };
  const file = Promise.withResolvers<void>();
  const done: string[] = [];
  const told: (UpdateState | null)[] = [];
  let isSending = false;
  let tellPercent: (percent: number) => void = () => {};
  const source: UpdateSource = {
    async look() {
      done.push('look');
      if (!feed.isThere) throw new Error('no answer');
      return feed.newest;
    },
    fetch(onPercent) {
      done.push('fetch');
      tellPercent = onPercent;
      return file.promise;
    },
    installAtEnd: () => void done.push('install at the end'),
  };
  const updates = createUpdates({
    openSource: async () => source,
    ...{ clock, log: { info: () => {} } },
    isSending: () => isSending,
    quit: () => void done.push('quit'),
    publish: (state) => told.push(state),
  });
  return {
    ...{ clock, feed, file, done, told, updates },
    look: async () => updates.handlers['updates.look']({}),
    install: async () => updates.handlers['updates.install']({}),
    sends(isOn: boolean) {
      isSending = isOn;
    },
    comes: (percent: number) => tellPercent(percent),
  };
}

test('It looks a minute after the start and twice a day, quietly, and says what is newer.', async () => {
  const { clock, feed, done, told, updates } = open();
  feed.isThere = false;
  updates.begin();
  expect(told).toEqual([{ kind: 'newest', lookedAt: null }]);
  await clock.run(60_000);
  expect([done, told.length]).toEqual([['look'], 1]);
  feed.isThere = true;
  feed.newest = null;
  await clock.run(12 * hourMs);
  expect(told.at(-1)).toEqual({ kind: 'newest', lookedAt: fakeNow + 60_000 + 12 * hourMs });
  feed.newest = next;
  await clock.run(12 * hourMs);
  expect(told.at(-1)).toEqual({ kind: 'found', ...next });
  expect(done).toEqual(['look', 'look', 'look']);
  updates.stop();
  expect(clock.pendingCount()).toBe(0);
});

test('Nothing is fetched before she says so; then it is fetched, and the app ends and opens anew.', async () => {
  const { done, told, file, look, install, comes } = open();
  await look();
  expect(done).toEqual(['look']);
  const installed = install();
  await settlePromises();
  comes(40);
  expect(told.at(-1)).toEqual({ kind: 'fetching', ...next, percent: 40 });
  await install();
  file.resolve();
  await installed;
  expect(told.at(-1)).toEqual({ kind: 'installing', ...next });
  expect(done).toEqual(['look', 'fetch', 'install at the end', 'quit']);
});

test('What came altered is not installed, and the app goes on.', async () => {
  const { done, told, file, look, install } = open();
  await look();
  const installed = install();
  file.reject(new AppError('update-damaged'));
  await expect(installed).rejects.toThrow('update-damaged');
  expect(told.at(-1)).toEqual({ kind: 'found', ...next });
  expect(done).toEqual(['look', 'fetch']);
});

test('While anything is being sent nothing ends, also when it began while the file was fetched.', async () => {
  const { done, file, look, install, sends } = open();
  await look();
  sends(true);
  await expect(install()).rejects.toThrow('update-while-sending');
  expect(done).toEqual(['look']);
  sends(false);
  const installed = install();
  sends(true);
  file.resolve();
  await expect(installed).rejects.toThrow('update-while-sending');
  sends(false);
  await install();
  expect(done.slice(-2)).toEqual(['install at the end', 'quit']);
});

test('Asked by her, a feed that does not answer is told; one that has nothing newer says when it was asked.', async () => {
  const { feed, told, look, install, done } = open();
  feed.isThere = false;
  await expect(look()).rejects.toThrow('update-unreachable');
  feed.isThere = true;
  feed.newest = null;
  await look();
  expect(told.at(-1)).toEqual({ kind: 'newest', lookedAt: fakeNow });
  await install();
  expect(done).toEqual(['look', 'look']);
});

test('A build without a feed asks nobody, by itself or when it is told to.', async () => {
  const clock = createFakeClock();
  const told: (UpdateState | null)[] = [];
  const { handlers, begin } = createUpdates({
    ...{ openSource: null, clock, log: { info: () => {} }, isSending: () => false, quit: () => {} },
    publish: (state) => told.push(state),
  });
  begin();
  expect([told, clock.pendingCount()]).toEqual([[null], 0]);
  await expect(handlers['updates.look']({})).rejects.toThrow('update-none-here');
});
