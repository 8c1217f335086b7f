import type { GroupMetadata } from '@whiskeysockets/baileys';
import { describe, expect, test } from 'vitest';
import { createGroupCache } from '../../../main/whatsapp/baileys/group-cache.ts';

const group = (id: string, subject = id) => ({ id, subject, participants: [] }) as unknown as GroupMetadata;

const openCache = (...known: readonly string[]) => {
  const cache = createGroupCache();
  cache.takeAll(known.map((id) => group(id)));
  return cache;
};

describe('a group is believed', () => {
  test('when the whole list was told, until something changes in it', () => {
    const cache = openCache('a', 'b');
    expect(cache.isComplete()).toBe(true);
    cache.markStale('a');
    expect(cache.readFresh('a')).toBeUndefined();
    expect(cache.readFresh('b')).toEqual(group('b'));
    expect(cache.findStale()).toBe('a');
  });

  test('when it was asked for alone, also without the whole list', async () => {
    const cache = createGroupCache();
    await cache.renew('a', async () => group('a', 'new'));
    expect(cache.readFresh('a')).toEqual(group('a', 'new'));
    expect(cache.isComplete()).toBe(false);
  });

  test('no longer when there is doubt, but it is still known', () => {
    const cache = openCache('a');
    cache.distrust();
    expect(cache.readFresh('a')).toBeUndefined();
    expect([...cache.all()]).toEqual([group('a')]);
  });

  test('no longer when it is not on the next list', () => {
    const cache = openCache('a', 'b');
    cache.clearStale();
    cache.takeAll([group('b')]);
    expect(cache.readFresh('a')).toBeUndefined();
  });
});

describe('a group that is asked for anew', () => {
  test('is old again when it changes meanwhile', async () => {
    const cache = openCache('a');
    await cache.renew('a', async () => {
      cache.markStale('a');
      return group('a', 'too early');
    });
    expect(cache.readFresh('a')).toBeUndefined();
    expect(cache.findStale()).toBe('a');
  });

  test('is old when nobody answers, and what was known of it stays', async () => {
    const cache = openCache('a');
    await expect(cache.renew('a', () => Promise.reject(new Error('silence')))).rejects.toThrow('silence');
    expect(cache.findStale()).toBe('a');
    expect([...cache.all()]).toEqual([group('a')]);
  });

  test('is forgotten when the account is no longer in it', async () => {
    const cache = openCache('a', 'b');
    await cache.renew('a', async () => undefined);
    expect([...cache.all()]).toEqual([group('b')]);
    expect(cache.findStale()).toBeUndefined();
  });
});
