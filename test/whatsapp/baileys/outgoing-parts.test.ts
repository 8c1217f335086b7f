import { describe, expect, test } from 'vitest';
import { readOutdatedCode } from '../../../main/whatsapp/baileys/decide-outcome.ts';
import { explainNotSent, isOwnFault } from '../../../main/whatsapp/baileys/explain-not-sent.ts';
import { pickOwnAddress } from '../../../main/whatsapp/baileys/own-addresses.ts';
import { AppError } from '../../../shared/failure.ts';

describe('what keeps a message from leaving', () => {
  const refused = (code: number) => ({ data: code, output: { statusCode: 500 } });
  const notSent = (reason: string) => ({ kind: 'not-sent', reason });

  test.each<[string, unknown, object, boolean]>([
    ['a failure that we know', new AppError('data-folder-full'), notSent('data-folder-full'), false],
    ['a question that nobody answered', { output: { statusCode: 408 } }, notSent('not-connected'), false],
    ['a connection that is closed', { output: { statusCode: 428 } }, notSent('not-connected'), false],
    ['a question that WhatsApp refuses', refused(403), notSent('may-not-post'), false],
    ['a group that is gone', refused(404), notSent('group-unknown'), false],
    ['a refusal that nobody has explained', refused(406), notSent('unexpected'), false],
    ['too much at once', refused(429), { kind: 'rate-limited', pauseMs: 900_000, code: 429 }, false],
    ['a session that cannot encrypt', new Error('No sessions'), notSent('unexpected'), true],
    ['what Baileys calls an error of its own', { output: { statusCode: 500 } }, notSent('unexpected'), true],
  ])('%s', (_, error, outcome, isOwn) => {
    expect(explainNotSent(error, 'post')).toEqual(outcome);
    expect(isOwnFault(error)).toBe(isOwn);
  });
});

test.each([
  [{ kind: 'refused', reason: 'unexpected', code: 421 }, 421],
  [{ kind: 'refused', reason: 'unexpected', code: 479 }, 479],
  [{ kind: 'refused', reason: 'may-not-post', code: 403 }, undefined],
  [{ kind: 'rate-limited', pauseMs: 1, code: 421 }, undefined],
  [{ kind: 'unknown' }, undefined],
] as const)('who is out of date is told so by a refusal: %j', (outcome, code) => {
  expect(readOutdatedCode(outcome)).toBe(code);
});

describe('members of a group know the account', () => {
  const both = { id: '5511900000001:7@s.whatsapp.net', lid: '77:7@lid' };
  const byNumber = '5511900000001@s.whatsapp.net';

  test.each([
    ['by its number where numbers are shown', both, { addressingMode: 'pn' }, byNumber],
    ['by the other address elsewhere', both, { addressingMode: 'lid' }, '77@lid'],
    ['by the other address where nobody says', both, {}, '77@lid'],
    ['by the other address where the group is not known', both, undefined, '77@lid'],
    ['by its number when it has no other address', { id: both.id }, { addressingMode: 'lid' }, byNumber],
  ] as const)('%s', (_, own, group, address) => {
    expect(pickOwnAddress(own, group as Parameters<typeof pickOwnAddress>[1])).toBe(address);
  });
});
