import { expect, test } from 'vitest';
import type { NextLink } from '../../../main/whatsapp/baileys/decide-reconnect.ts';
import { countEnd, type LinkHistory, noHistory } from '../../../main/whatsapp/baileys/link-history.ts';

const tried: LinkHistory = { failedCount: 4, restartCount: 1, isVersionFresh: true };

test.each<[NextLink, LinkHistory, LinkHistory]>([
  [{ kind: 'retry', delayMs: 2_000, reason: 'server-silent' }, noHistory, { ...noHistory, failedCount: 1 }],
  [{ kind: 'retry', delayMs: 2_000, reason: 'server-silent' }, tried, { ...tried, failedCount: 5 }],
  [{ kind: 'restart' }, noHistory, { ...noHistory, restartCount: 1 }],
  [{ kind: 'restart' }, tried, { ...tried, restartCount: 2 }],
  [{ kind: 'refresh-version' }, noHistory, { ...noHistory, isVersionFresh: true }],
  [{ kind: 'pause', delayMs: 1_800_000 }, tried, tried],
  [{ kind: 'unlinked' }, tried, tried],
  [{ kind: 'stop', reason: 'app-too-old' }, tried, tried],
])('after $kind the next end knows of it', (next, before, after) => {
  expect(countEnd(before, next)).toEqual(after);
});
