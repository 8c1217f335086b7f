import { expect, test } from 'vitest';
import { answerCall } from '../../main/ipc/answer-call.ts';
import { takeTurns } from '../../main/ipc/take-turns.ts';
import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import { aProduct } from '../builders.ts';
import { silentLog } from '../fakes/log.ts';

const service = (handlers: Partial<Handlers>) => ({
  readHandlers: () => handlers as Handlers,
  inTurn: takeTurns(() => performance.now()),
  log: silentLog,
  newIncident: () => 'A1B2',
});

test('A call is parsed, handed over and answered.', async () => {
  const heard: unknown[] = [];
  const reply = await answerCall(
    service({ 'settings.change': (input) => void heard.push(input) }),
    'settings.change',
    { language: 'en' },
  );
  expect(heard).toEqual([{ language: 'en' }]);
  expect(reply).toEqual({ ok: true, value: undefined });
});

test.each([
  ['an unknown call', 'files.read', {}],
  ['a name out of the prototype', 'constructor', {}],
  ['no name', undefined, {}],
  ['a field too many', 'settings.change', { language: 'en', path: '/etc/passwd' }],
  ['a missing field', 'settings.change', {}],
  ['a wrong type', 'settings.change', { language: 7 }],
  ['no object', 'settings.change', null],
  ['a photo of 50 MB', 'photos.add', { bytes: new Uint8Array(50_000_000) }],
  ['a text of 50 MB', 'products.list', { tab: 'sent', search: 'x'.repeat(50_000_000), offset: 0, limit: 1 }],
  ['a path for a photo', 'photos.pick', { path: '/etc/passwd' }],
  [
    'a path instead of a photo id',
    'products.save',
    { product: { ...aProduct(), photoIds: ['/etc/passwd'] } },
  ],
  ['a link that is not https', 'about.openLink', { url: 'http://example.com' }],
  ['a link to a file', 'about.openLink', { url: 'file:///etc/passwd' }],
  ['a script as a link', 'about.openLink', { url: 'javascript:alert(1)' }],
])('Refused before any handler sees it: %s', async (_what, name, input) => {
  const touched = new Proxy({} as Handlers, {
    get() {
      throw new Error('a handler was reached');
    },
  });
  expect(await answerCall(service(touched), name, input)).toEqual({
    ok: false,
    failure: { code: 'bad-input' },
  });
});

test('A failure that a person can be told about keeps its code.', async () => {
  const handlers = service({
    'groups.refresh': () => {
      throw new AppError('not-connected');
    },
  });
  expect(await answerCall(handlers, 'groups.refresh', {})).toEqual({
    ok: false,
    failure: { code: 'not-connected' },
  });
});

test('A bug becomes an incident with a number; its words stay in the log.', async () => {
  const handlers = service({ 'groups.refresh': () => Promise.reject(new Error('secret detail')) });
  expect(await answerCall(handlers, 'groups.refresh', {})).toEqual({
    ok: false,
    failure: { code: 'unexpected', incident: 'A1B2' },
  });
});
