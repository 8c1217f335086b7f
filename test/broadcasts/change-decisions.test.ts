import { describe, expect, test } from 'vitest';
import {
  type ChangeFacts,
  type ChangeWay,
  changeWindowsMs,
  decideTurn,
  decideWay,
  preferKind,
  replyReachMs,
  type WishedChange,
  type WrittenChange,
} from '../../shared/changes.ts';
import { fakeNow as now } from '../fakes/clock.ts';
import { hourMs, minuteMs } from './open-sender.ts';

const sent = (fields: Partial<ChangeFacts> = {}): ChangeFacts => ({
  ...{ state: 'sent', handedOverAt: now - minuteMs, text: 'Mel R$ 10', isTextSure: true, isDeleted: false },
  ...{ hasReply: false, refused: [], isOwnChat: false, isOutdated: false },
  ...fields,
});
const ago = (ms: number) => ({ handedOverAt: now - ms });
const edit: WishedChange = { kind: 'edit', text: 'Mel R$ 12', cancelsWaiting: false };
const remove: WishedChange = { kind: 'delete', cancelsWaiting: false };
const reply: WishedChange = { kind: 'reply', text: 'Esgotou!', cancelsWaiting: false };
const soldOut: WishedChange = { ...edit, cancelsWaiting: true };

test('the windows are those of WhatsApp: a quarter of an hour and two and a half days', () => {
  expect(changeWindowsMs).toEqual({ edit: 15 * minuteMs, delete: 60 * hourMs });
});

describe('what becomes of a promo in one group', () => {
  test.each<[string, WishedChange, ChangeFacts, ChangeWay]>([
    ['sent a minute ago, edit', edit, sent(), 'now'],
    ['sent a minute ago, delete', remove, sent(), 'now'],
    ['sent exactly 15 minutes ago, edit', edit, sent(ago(15 * minuteMs)), 'now'],
    ['sent longer ago, edit', edit, sent(ago(15 * minuteMs + 1)), 'too-late'],
    ['sent longer ago, delete', remove, sent(ago(15 * minuteMs + 1)), 'now'],
    ['sent exactly 60 hours ago, delete', remove, sent(ago(60 * hourMs)), 'now'],
    ['sent longer ago than that, delete', remove, sent(ago(60 * hourMs + 1)), 'too-late'],
    ['refused as too late although it was in time, edit', edit, sent({ refused: ['edit'] }), 'too-late'],
    ['refused as too late, delete', remove, sent({ refused: ['delete'] }), 'too-late'],
    ['only the edit was refused, delete', remove, sent({ refused: ['edit'] }), 'now'],
    ['with that text already, edit', edit, sent({ text: 'Mel R$ 12' }), 'already'],
    ['perhaps with that text already', edit, sent({ text: 'Mel R$ 12', isTextSure: false }), 'now'],
    ['deleted already, delete', remove, sent({ isDeleted: true }), 'already'],
    ['deleted already, edit', edit, sent({ isDeleted: true }), 'already'],
    ['too late and answered already', edit, sent({ ...ago(hourMs), hasReply: true }), 'left-alone'],
    ['too late in her own chat', edit, sent({ ...ago(hourMs), isOwnChat: true }), 'left-alone'],
    [
      'too late, and a newer promo stands below',
      edit,
      sent({ ...ago(hourMs), isOutdated: true }),
      'left-alone',
    ],
    ['too late by more than a week', remove, sent(ago(replyReachMs + 1)), 'left-alone'],
    ['never handed over, edit', edit, sent({ state: 'waiting', handedOverAt: null }), 'before'],
    ['never handed over, delete', remove, sent({ state: 'waiting', handedOverAt: null }), 'before'],
    ['never handed over, sold out', soldOut, sent({ state: 'waiting', handedOverAt: null }), 'before'],
    ['handed over once and come back, edit', edit, sent({ state: 'waiting' }), 'not-yet'],
    ['handed over once and come back, delete', remove, sent({ state: 'waiting' }), 'before'],
    ['handed over once and come back, sold out', soldOut, sent({ state: 'waiting' }), 'before'],
    ['waiting with that text already', edit, sent({ state: 'waiting', text: 'Mel R$ 12' }), 'already'],
    ['on its way, edit', edit, sent({ state: 'sending' }), 'not-yet'],
    ['on its way, sold out', soldOut, sent({ state: 'sending' }), 'not-yet'],
    ['unknown, delete', remove, sent({ state: 'unknown' }), 'not-yet'],
    ['unknown for too long', remove, sent({ state: 'unknown', ...ago(61 * hourMs) }), 'left-alone'],
    ['failed', remove, sent({ state: 'failed' }), 'nothing'],
    ['cancelled', edit, sent({ state: 'cancelled' }), 'nothing'],
    ['in time, reply', reply, sent(), 'nothing'],
    ['refused, reply', reply, sent({ refused: ['edit'] }), 'now'],
    ['refused and answered, reply', reply, sent({ refused: ['edit'], hasReply: true }), 'already'],
    ['refused and deleted since, reply', reply, sent({ refused: ['edit'], isDeleted: true }), 'nothing'],
    ['refused in her own chat, reply', reply, sent({ refused: ['edit'], isOwnChat: true }), 'left-alone'],
    ['waiting, reply', reply, sent({ state: 'waiting' }), 'nothing'],
  ])('%s', (_, wish, facts, way) => {
    expect(decideWay(wish, facts, now)).toBe(way);
  });

  test('as long as the new text is not known, it counts as another one', () => {
    expect(decideWay({ kind: 'edit', cancelsWaiting: false }, sent(), now)).toBe('now');
  });
});

describe('what is to be done about a change when its turn comes', () => {
  const asEdit: WrittenChange = { kind: 'edit', cancelsWaiting: false };
  const asDeletion: WrittenChange = { kind: 'delete', cancelsWaiting: true };
  const asSoldOut: WrittenChange = { kind: 'edit', cancelsWaiting: true };
  const asReply: WrittenChange = { kind: 'reply', cancelsWaiting: false };
  test.each<[string, WrittenChange, Partial<ChangeFacts>, ReturnType<typeof decideTurn>]>([
    ['an edit in time', asEdit, {}, 'post'],
    ['an edit for which the queue was too long', asEdit, ago(16 * minuteMs), 'too-late'],
    ['a deletion after that time', asDeletion, ago(16 * minuteMs), 'post'],
    ['a deletion after three days', asDeletion, ago(72 * hourMs), 'too-late'],
    ['a reply after three days', asReply, ago(72 * hourMs), 'post'],
    ['a reply after eight days', asReply, ago(8 * 24 * hourMs), 'too-late'],
    ['the promo is on its way', asEdit, { state: 'sending' }, 'not-yet'],
    ['nobody knows whether the promo left', asDeletion, { state: 'unknown' }, 'not-yet'],
    ['nobody ever learnt it', asEdit, { state: 'unknown', ...ago(hourMs) }, 'drop'],
    ['the promo came back and will go', asEdit, { state: 'waiting' }, 'not-yet'],
    ['the promo came back and must not go: deleted', asDeletion, { state: 'waiting' }, 'cancel-promo'],
    ['the promo came back and must not go: sold out', asSoldOut, { state: 'waiting' }, 'cancel-promo'],
    ['the promo failed', asEdit, { state: 'failed' }, 'drop'],
    ['the promo was cancelled', asReply, { state: 'cancelled' }, 'drop'],
    ['the promo was deleted meanwhile', asEdit, { isDeleted: true }, 'drop'],
  ])('%s', (_, change, facts, turn) => {
    expect(decideTurn(change, sent(facts), now)).toBe(turn);
  });
});

test.each([
  ['edit', [['now', 'now']]],
  [
    'delete',
    [
      ['too-late', 'now'],
      ['now', 'now'],
    ],
  ],
  ['edit', [['too-late', 'too-late']]],
  ['edit', []],
] as const)('what reaches more groups is proposed: %s', (kind, ways) => {
  const places = ways.map(([toEdit, toDelete]) => ({
    ways: { edit: toEdit, delete: toDelete, reply: 'nothing' } as const,
  }));
  expect(preferKind(places)).toBe(kind);
});
