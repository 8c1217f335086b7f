import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { captureConsole } from '../../main/system/capture-console.ts';
import { hideSecrets, openLog } from '../../main/system/log.ts';
import { silentLog } from '../fakes/log.ts';

test.each([
  ['a phone number', 'sent to 5511987654321 now'],
  ['a number with a plus', 'sent to +5511987654321'],
  ['an address of a person', 'jid 5511987654321:4@s.whatsapp.net'],
  ['a LID', 'jid 123456789012345@lid'],
  ['a group', 'jid 120363025246125016@g.us'],
  ['a key in hex', `key ${'ab'.repeat(32)}`],
  ['a key in base64', `key ${Buffer.alloc(32, 7).toString('base64')}`],
  ['a QR', `https://wa.me/settings/linked_devices#2@x,${Buffer.alloc(32, 9).toString('base64')},a`],
])('The log hides %s.', (_what, line) => {
  const hidden = hideSecrets(line);
  expect(hidden).not.toMatch(/\d{8,}|abababab|BwcHBwcH|CQkJCQkJ/);
});

test('Facts stay readable: counts, times, codes, versions.', () => {
  const line =
    '{"level":30,"time":"2026-11-22T12:00:00.000Z","groupCount":1024,"pauseMs":34250,"code":"no-network","version":"45.4.1"}';
  expect(hideSecrets(line)).toBe(line);
});

test('What is logged is in the file, one line of JSON each, without secrets deep inside errors.', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promo-log-'));
  const log = openLog(folder);
  log.info({ groupCount: 3 }, 'groups refreshed');
  log.error({ err: new Error('No sessions for 5511987654321@s.whatsapp.net') }, 'send failed');
  log.flush();
  const lines = readFileSync(join(folder, 'promo-brothers.log'), 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true });
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['groups refreshed', 'send failed']);
  expect(JSON.parse(lines[0] ?? '').groupCount).toBe(3);
  expect(lines[1]).not.toContain('5511987654321');
});

test('A log that has grown large begins anew and keeps one older file.', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promo-log-'));
  writeFileSync(join(folder, 'promo-brothers.log'), 'x'.repeat(5_000_001));
  openLog(folder).info('begin');
  expect(readFileSync(join(folder, 'promo-brothers.log.1'))).toHaveLength(5_000_001);
  rmSync(folder, { recursive: true });
});

test('A captured console prints nothing, and is given back.', () => {
  const original = console.info;
  const printed: unknown[] = [];
  console.info = (...args: unknown[]) => printed.push(args);
  const giveBack = captureConsole(silentLog);
  console.info('Closing session:', { privKey: Buffer.alloc(32) });
  giveBack();
  console.info('after');
  console.info = original;
  expect(printed).toEqual([['after']]);
});
