import type { BinaryNode, GroupMetadata } from '@whiskeysockets/baileys';
import { describe, expect, test } from 'vitest';
import {
  createBorderAgent,
  isAllowedHost,
  refuseForeignTrust,
  type Trust,
} from '../../../main/whatsapp/baileys/allowed-hosts.ts';
import { decideOutcome } from '../../../main/whatsapp/baileys/decide-outcome.ts';
import { describeGroup } from '../../../main/whatsapp/baileys/describe-group.ts';
import { dropUnusableAnswers } from '../../../main/whatsapp/baileys/drop-unusable-answers.ts';
import { createHandOverMark } from '../../../main/whatsapp/baileys/hand-over-mark.ts';
import { isNewer } from '../../../main/whatsapp/baileys/pick-version.ts';
import { readPhoneNumber } from '../../../main/whatsapp/baileys/read-phone-number.ts';
import { readReceipts } from '../../../main/whatsapp/baileys/read-receipts.ts';
import type { CommunityPlace, GroupId } from '../../../shared/groups.ts';

describe('what an error code in an acknowledgement means', () => {
  test.each([
    [403, 'post', { kind: 'refused', reason: 'may-not-post', code: 403 }],
    [401, 'edit', { kind: 'refused', reason: 'may-not-post', code: 401 }],
    [404, 'post', { kind: 'refused', reason: 'group-unknown', code: 404 }],
    [421, 'post', { kind: 'refused', reason: 'unexpected', code: 421 }],
    [479, 'delete', { kind: 'refused', reason: 'unexpected', code: 479 }],
    [429, 'post', { kind: 'rate-limited', pauseMs: 900_000, code: 429 }],
    [463, 'post', { kind: 'rate-limited', pauseMs: 3_600_000, code: 463 }],
    [406, 'edit', { kind: 'refused', reason: 'edit-too-late', code: 406 }],
    [406, 'delete', { kind: 'refused', reason: 'delete-too-late', code: 406 }],
    [500, 'post', { kind: 'refused', reason: 'refused-by-whatsapp', code: 500 }],
  ] as const)('%i to a %s', (code, kind, outcome) => expect(decideOutcome(code, kind)).toEqual(outcome));
});

describe('phone numbers', () => {
  test.each([
    ['+55 (11) 91234-5678', '5511912345678'],
    ['5511912345678', '5511912345678'],
    [' 351 912 345 678 ', '351912345678'],
  ])('"%s" is read', (text, digits) => expect(readPhoneNumber(text)).toBe(digits));

  test.each(['', '+', '91234', '11 91234 5678 90123', '55 11 9A234', '055 11 91234 5678', '5511912345678;'])(
    '"%s" is refused',
    (text) =>
      expect(() => readPhoneNumber(text)).toThrow(expect.objectContaining({ code: 'phone-number-invalid' })),
  );
});

describe('the closed list of hosts', () => {
  const box: Trust = { url: 'ws://127.0.0.1:4000/ws/chat', rootKey: '', mediaCa: '' };

  test.each([
    ['web.whatsapp.com', true],
    ['mmg.whatsapp.net', true],
    ['media-gru2-1.cdn.whatsapp.net:443', true],
    ['whatsapp.net.example.com', false],
    ['evilwhatsapp.net', false],
    ['www.whatsapp.com', false],
    ['127.0.0.1:4000', false],
    ['example.com', false],
  ])('WhatsApp itself: %s', (host, isAllowed) => expect(isAllowedHost(host, undefined)).toBe(isAllowed));

  test.each([
    ['127.0.0.1:4001', true],
    ['localhost', true],
    ['mmg.whatsapp.net', false],
    ['10.0.0.1', false],
    ['127.0.0.1.example.com', false],
  ])('a box: %s', (host, isAllowed) => expect(isAllowedHost(host, box)).toBe(isAllowed));

  test.each([
    'ws://10.0.0.1/ws/chat',
    'wss://127.0.0.1/ws/chat',
    'https://web.whatsapp.com',
    'ws://127.0.0.1.example.com/',
  ])('another server at %s is refused', (url) =>
    expect(() => refuseForeignTrust({ ...box, url })).toThrow(
      expect.objectContaining({ code: 'server-not-trusted' }),
    ),
  );

  test('no connection is opened to any other host, whoever asks', async () => {
    const agent = createBorderAgent(undefined);
    const { request } = await import('node:https');
    const error = await new Promise((resolve) =>
      request('https://127.0.0.1:9/upload', { agent }).on('error', resolve).end(),
    );
    expect(error).toMatchObject({ code: 'server-not-trusted' });
  });
});

describe('versions', () => {
  test.each([
    [[2, 3000, 1043857761], true],
    [[2, 3001, 1], true],
    [[2, 3000, 1043857760], false],
    [[2, 2999, 9999999999], false],
  ] as const)('%j is newer than the bundled one: %s', (version, newer) => {
    expect(isNewer([...version], [2, 3000, 1043857760])).toBe(newer);
  });
});

describe('receipts', () => {
  const own = { id: '5511999990000:7@s.whatsapp.net', lid: '777:7@lid' };
  const read = (attrs: Record<string, string>, content?: BinaryNode[]) =>
    readReceipts({ tag: 'receipt', attrs, ...(content && { content }) }, own, (user) => `#${user}`, 5_000);

  test.each<[string, Record<string, string>, object[]]>([
    [
      'a member has it',
      { id: 'A', from: 'g@g.us', participant: '1:3@lid', t: '7' },
      [{ messageId: 'A', person: '#1', kind: 'delivered', at: 7_000 }],
    ],
    [
      'a member has seen it',
      { id: 'A', from: 'g@g.us', participant: '1@lid', type: 'read', t: '7' },
      [{ messageId: 'A', person: '#1', kind: 'seen', at: 7_000 }],
    ],
    [
      'without a time, now counts',
      { id: 'A', from: 'g@g.us', participant: '1@lid' },
      [{ messageId: 'A', person: '#1', kind: 'delivered', at: 5_000 }],
    ],
    ['her own phone has it', { id: 'A', from: 'g@g.us', participant: '5511999990000@s.whatsapp.net' }, []],
    ['her own phone has it, by LID', { id: 'A', from: 'g@g.us', participant: '777:0@lid' }, []],
    ['her own phone has seen it', { id: 'A', from: '5511999990000@s.whatsapp.net', type: 'read-self' }, []],
    ['a device asks again', { id: 'A', from: 'g@g.us', participant: '1@lid', type: 'retry' }, []],
    ['a sum over several people', { id: 'A', from: 'g@g.us' }, []],
  ])('%s', (_, attrs, receipts) => expect(read(attrs)).toEqual(receipts));

  test('one receipt can speak of several messages', () => {
    const items = ['B', 'C'].map((id) => ({ tag: 'item', attrs: { id } }));
    const receipts = read({ id: 'A', from: 'g@g.us', participant: '1@lid' }, [
      { tag: 'list', attrs: {}, content: items },
    ]);
    expect(receipts.map(({ messageId }) => messageId)).toEqual(['A', 'B', 'C']);
  });
});

describe('groups', () => {
  const own = { id: '5511999990000:7@s.whatsapp.net', lid: '777:7@lid' };
  const base = { id: 'g@g.us', owner: undefined, subject: 'Clientes', size: 40 };
  const describeOne = (metadata: Partial<GroupMetadata>) =>
    describeGroup({ ...base, participants: [{ id: '777@lid', admin: null }], ...metadata } as GroupMetadata, {
      id: 'g' as GroupId,
      own,
      nameOf: (address) => `our ${address}` as GroupId,
    });

  test.each<[string, Partial<GroupMetadata>, string | undefined]>([
    ['a member may post', {}, undefined],
    [
      'a member by phone number may post',
      { participants: [{ id: '5511999990000@s.whatsapp.net' }] },
      undefined,
    ],
    ['a member may not post where only admins may', { announce: true }, 'only-admins'],
    ['an admin may', { announce: true, participants: [{ id: '777@lid', admin: 'admin' }] }, undefined],
    [
      'its maker may',
      {
        announce: true,
        participants: [{ id: '1@lid', phoneNumber: '5511999990000@s.whatsapp.net', admin: 'superadmin' }],
      },
      undefined,
    ],
    ['nobody posts to a community itself', { isCommunity: true }, 'community-parent'],
    ['who left may not', { participants: [{ id: '1@lid' }] }, 'not-a-member'],
    ['only admins post to the announcements of a community', { isCommunityAnnounce: true }, 'only-admins'],
    [
      'who is not told the other members of those announcements is not gone',
      { isCommunityAnnounce: true, participants: [{ id: '1@lid' }] },
      'only-admins',
    ],
    [
      'an admin posts to those announcements',
      { isCommunityAnnounce: true, participants: [{ id: '777@lid', admin: 'admin' }] },
      undefined,
    ],
  ])('%s', (_, metadata, whyNoPost) => expect(describeOne(metadata).whyNoPost).toBe(whyNoPost));

  test.each<[string, Partial<GroupMetadata>, CommunityPlace | null]>([
    ['stands alone', {}, null],
    ['is the parent of a community', { isCommunity: true }, { kind: 'parent' }],
    ['belongs to one', { linkedParent: 'p@g.us' }, { kind: 'group', parentId: 'our p@g.us' as GroupId }],
    [
      'is where everybody of one is',
      { linkedParent: 'p@g.us', isCommunityAnnounce: true },
      { kind: 'announcements', parentId: 'our p@g.us' as GroupId },
    ],
  ])('it says that a group %s', (_, metadata, place) =>
    expect(describeOne(metadata).community).toEqual(place),
  );

  test('nothing of its members comes along', () => {
    expect(describeOne({ ephemeralDuration: 86_400 })).toEqual({
      ...{ id: 'g', name: 'Clientes', memberCount: 40, announceOnly: false, disappearingSeconds: 86_400 },
      community: null,
    });
  });
});

describe('answers of the server', () => {
  const user = (jid: string, ...tags: string[]): BinaryNode => ({
    tag: 'user',
    attrs: { jid },
    content: tags.map((tag) => ({ tag, attrs: {} })),
  });
  const answer = (tag: string, content: BinaryNode[]): BinaryNode => ({
    tag: 'iq',
    attrs: { type: 'result', id: '1' },
    content: [{ tag, attrs: {}, content }],
  });
  const left = (frame: BinaryNode) => {
    dropUnusableAnswers(frame, undefined);
    const [child] = frame.content as BinaryNode[];
    return ((child?.content ?? []) as BinaryNode[]).map(({ attrs }) => Object.values(attrs)[0]);
  };

  test('devices without keys are left out, so that they cannot stop the message to all others', () => {
    const keys = ['registration', 'type', 'identity', 'skey'];
    const users = [
      user('1@lid', ...keys),
      user('2@lid', 'error'),
      user('3@lid'),
      user('4@lid', ...keys, 'key'),
    ];
    expect(left(answer('list', users))).toEqual(['1@lid', '4@lid']);
  });

  test('a list of other things stays as it is', () => {
    expect(left(answer('list', [{ tag: 'item', attrs: { jid: '5@lid' } }]))).toEqual(['5@lid']);
  });

  test('media servers that are not WhatsApp’s are left out', () => {
    const hosts = ['mmg.whatsapp.net', 'upload.example.com'].map((hostname) => ({
      tag: 'host',
      attrs: { hostname },
    }));
    expect(left(answer('media_conn', hosts))).toEqual(['mmg.whatsapp.net']);
  });

  test('frames that are no stanzas are let through', () => {
    expect(() => dropUnusableAnswers(new Uint8Array([1, 2]), undefined)).not.toThrow();
  });
});

test('a message counts as handed over from the moment its stanza is finished, and gets nothing added', () => {
  const mark = createHandOverMark();
  expect(mark.nodes.length).toBeGreaterThan(0);
  expect(mark.wasHandedOver()).toBe(false);
  const content = ['enc'];
  (content as unknown[]).push(...mark.nodes);
  expect(content).toEqual(['enc']);
  expect(mark.wasHandedOver()).toBe(true);
});
