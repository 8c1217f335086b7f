import { expect, test } from 'vitest';
import type { App } from '../main/app.ts';
import { openOrExplain } from '../main/open-or-explain.ts';
import type { Connection } from '../shared/connection.ts';
import { AppError } from '../shared/failure.ts';
import type { About } from '../shared/ipc/contract.ts';

const about = { appVersion: '1.0.0' } as About;

/** An app whose opening fails with what is in `failures`, in turn, and then works. */
function openWith(...failures: unknown[]) {
  const shown: Connection[] = [];
  const bugs: unknown[] = [];
  let beganCount = 0;
  const real = {
    handlers: { 'about.read': () => about, 'groups.refresh': async () => {} } as unknown as App['handlers'],
    readPhoto: () => new Uint8Array([1]),
    begin: async () => {
      beganCount += 1;
    },
    stop: async () => {},
  };
  const app = openOrExplain({
    open() {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return real;
    },
    lives: { publish: (_name, value) => shown.push(value as Connection) },
    readAbout: () => about,
    rescue: { 'backup.pick': () => null },
    onBug: (error) => bugs.push(error),
  });
  return { app, shown, bugs, beganCount: () => beganCount };
}

test('An app that opens is simply that app.', async () => {
  const { app, shown, beganCount } = openWith();
  await app.begin();
  expect(app.readPhoto('x', 'full')).toEqual(new Uint8Array([1]));
  expect([shown, beganCount()]).toEqual([[], 1]);
});

test('Data that cannot be opened is explained; all but a few calls answer with the reason.', async () => {
  const { app, shown, bugs } = openWith(new AppError('database-damaged'));
  await app.begin();
  expect(shown).toEqual([{ kind: 'stopped', reason: 'database-damaged' }]);
  expect(() => app.handlers['groups.refresh']({})).toThrow('database-damaged');
  expect(() => app.handlers['settings.change']({ language: 'en' })).toThrow('database-damaged');
  expect(app.handlers['about.read']({})).toBe(about);
  expect(app.handlers['backup.pick']({})).toBe(null);
  expect(app.readPhoto('x', 'full')).toBeUndefined();
  expect(bugs).toEqual([]);
});

test('Trying again opens it once it can be opened, and begins what runs by itself.', async () => {
  const { app, shown, beganCount } = openWith(
    new AppError('data-folder-full'),
    new AppError('data-folder-full'),
  );
  await app.handlers['connection.start']({});
  expect(shown).toHaveLength(2);
  expect(beganCount()).toBe(0);
  await app.handlers['connection.start']({});
  expect(beganCount()).toBe(1);
  await app.handlers['groups.refresh']({});
});

test('A bug while opening is shown as such and reported once.', () => {
  const bug = new TypeError('x is not a function');
  const { shown, bugs } = openWith(bug);
  expect(shown).toEqual([{ kind: 'stopped', reason: 'unexpected' }]);
  expect(bugs).toEqual([bug]);
});
