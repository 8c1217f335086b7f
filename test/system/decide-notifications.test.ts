import { expect, test } from 'vitest';
import {
  decideNotifications,
  type News,
  placeOf,
  type ToldFacts,
} from '../../main/system/decide-notifications.ts';
import { describeNews } from '../../main/system/describe-news.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';
import type { Connection } from '../../shared/connection.ts';
import type { Health } from '../../shared/health.ts';
import type { MissedRun } from '../../shared/schedules.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import { fakeNow as now } from '../fakes/clock.ts';
import { aBroadcast } from './a-broadcast.ts';

const connected: Connection = { kind: 'connected', listedAs: 'Promo Brothers' };
const good: Health = { light: 'green', reason: 'good', until: null, code: null };
const quiet = (until: number): Health => ({ light: 'yellow', reason: 'quiet', until, code: 429 });
const locked: Health = { light: 'red', reason: 'time-lock', until: null, code: null };
const missed = { scheduleId: 's1' } as MissedRun;

function factsOf(part: Partial<ToldFacts>): ToldFacts {
  return { broadcasts: [], connection: connected, health: good, missedRuns: [], ...part };
}

const name = 'Queijo';
const minuteMs = 60_000;
const running = aBroadcast(['sent', 'waiting']);
const cutOff = aBroadcast(['sent', 'held'], { interruption: { since: 1, heldBy: null } });
const toOwnChat = (kind: 'waiting' | 'sent'): Broadcast => {
  const broadcast = aBroadcast([kind]);
  const deliveries = broadcast.deliveries.map((one) => ({
    ...one,
    destination: { kind: 'own-chat' } as const,
  }));
  return { ...broadcast, deliveries };
};

test.for<[string, Broadcast | null, Broadcast, readonly News[]]>([
  ['the last group gets it', running, aBroadcast(['sent', 'sent']), [{ kind: 'done', name, count: 2 }]],
  ['it ends and one failed', running, aBroadcast(['sent', 'failed']), [{ kind: 'failed', name, count: 1 }]],
  ['one is unknown', running, aBroadcast(['unknown', 'waiting']), [{ kind: 'needs-you', name, count: 1 }]],
  [
    'it ends unknown, told once',
    running,
    aBroadcast(['sent', 'unknown']),
    [{ kind: 'needs-you', name, count: 1 }],
  ],
  ['it goes on', running, aBroadcast(['sent', 'sending']), []],
  ['she cancels the rest', aBroadcast(['waiting']), aBroadcast(['cancelled']), []],
  ['it was finished before', aBroadcast(['sent']), aBroadcast(['sent']), []],
  ['a start finds it finished', null, aBroadcast(['sent']), []],
  ['a start finds it unknown, which the window shows', null, aBroadcast(['unknown']), []],
  ['it came to her own chat', toOwnChat('waiting'), toOwnChat('sent'), []],
  [
    'one begins that takes an hour',
    null,
    aBroadcast(['waiting'], { endsAt: now + 60 * minuteMs }),
    [{ kind: 'stay-on', name, until: now + 60 * minuteMs }],
  ],
  ['one begins that is soon over', null, aBroadcast(['waiting'], { endsAt: now + 2 * minuteMs }), []],
  [
    'its end moves',
    aBroadcast(['waiting'], { endsAt: now + 60 * minuteMs }),
    aBroadcast(['waiting'], { endsAt: now + 70 * minuteMs }),
    [],
  ],
  ['it was cut off and waits for her', running, cutOff, [{ kind: 'cut-off', name, count: 1 }]],
  ['it still waits for her', cutOff, cutOff, []],
  ['one waits for the morning', null, aBroadcast(['held'], { endsAt: now + 600 * minuteMs }), []],
])('when %s', ([, before, after, news]) => {
  const facts = (broadcast: Broadcast | null) =>
    factsOf({ broadcasts: broadcast === null ? [] : [broadcast] });
  expect(decideNotifications(facts(before), facts(after), now)).toEqual(news);
});

test.for<[Connection, Connection, readonly News[]]>([
  [connected, { kind: 'stopped', reason: 'login-refused' }, [{ kind: 'stopped' }]],
  [{ kind: 'stopped', reason: 'login-refused' }, { kind: 'stopped', reason: 'account-refused' }, []],
  [connected, { kind: 'unlinked', by: 'phone' }, [{ kind: 'unlinked' }]],
  [connected, { kind: 'unlinked', by: 'person' }, []],
  [connected, { kind: 'offline', retryAt: 1, reason: 'no-network' }, []],
])('the link goes from %j to %j', ([before, after, news]) => {
  const facts = (connection: Connection) => factsOf({ connection });
  expect(decideNotifications(facts(before), facts(after), now)).toEqual(news);
});

test.for<[Health, Health, readonly News[]]>([
  [good, quiet(7), [{ kind: 'paused-by-whatsapp', until: 7 }]],
  [good, locked, [{ kind: 'paused-by-whatsapp', until: null }]],
  [quiet(7), quiet(9), []],
  [quiet(7), good, []],
  [good, { ...good, light: 'yellow', reason: 'not-connected' }, []],
])('the account goes from %j to %j', ([before, after, news]) => {
  expect(decideNotifications(factsOf({ health: before }), factsOf({ health: after }), now)).toEqual(news);
});

test('Each further schedule whose time has passed is told, and what she answers is not.', () => {
  const facts = (count: number) => factsOf({ missedRuns: Array.from({ length: count }, () => missed) });
  expect(decideNotifications(facts(0), facts(2), now)).toEqual([{ kind: 'missed', count: 2 }]);
  expect(decideNotifications(facts(2), facts(3), now)).toEqual([{ kind: 'missed', count: 3 }]);
  expect(decideNotifications(facts(3), facts(1), now)).toEqual([]);
});

test.for<[News, string, string, string]>([
  [{ kind: 'done', name, count: 1 }, 'Queijo: envio terminado', '1 grupo recebeu.', 'broadcasts'],
  [
    { kind: 'failed', name, count: 2 },
    'Queijo: terminou com avisos',
    '2 grupos não receberam. Veja o motivo.',
    'broadcasts',
  ],
  [
    { kind: 'needs-you', name, count: 1 },
    'Queijo precisa da sua resposta',
    'Não sabemos se 1 grupo recebeu. Nada é repetido sem você.',
    'broadcasts',
  ],
  [
    { kind: 'stay-on', name, until: Date.UTC(2025, 10, 22, 17, 20) },
    'O computador precisa ficar ligado até 14:20',
    'Queijo está sendo enviado.',
    'broadcasts',
  ],
  [
    { kind: 'paused-by-whatsapp', until: Date.UTC(2025, 10, 22, 17, 20) },
    'O WhatsApp pediu uma pausa',
    'Até 14:20 nada é enviado. Depois continuamos sozinhos; nada se perde.',
    'connection',
  ],
  [
    { kind: 'paused-by-whatsapp', until: Date.UTC(2025, 10, 24, 17, 20) },
    'O WhatsApp pediu uma pausa',
    'Até seg., 24 de nov., 14:20 nada é enviado. Depois continuamos sozinhos; nada se perde.',
    'connection',
  ],
  [
    { kind: 'paused-by-whatsapp', until: null },
    'O WhatsApp pediu uma pausa',
    'Quando ela acabar, continuamos sozinhos. Nada se perde.',
    'connection',
  ],
  [
    { kind: 'stopped' },
    'A conexão com o WhatsApp parou',
    'O que está na fila espera. Abra para ver o motivo.',
    'connection',
  ],
  [
    { kind: 'missed', count: 2 },
    'Um envio agendado não saiu na hora',
    '2 agendamentos esperam a sua decisão. Nada é enviado antes.',
    'coming-back',
  ],
  [
    { kind: 'cut-off', name, count: 2 },
    'Queijo parou no meio',
    '2 grupos esperam a sua decisão. Nada é enviado antes.',
    'coming-back',
  ],
  [
    { kind: 'unlinked' },
    'O WhatsApp foi desconectado',
    'O celular desconectou este computador. Abra para ler um código novo.',
    'connection',
  ],
])('%j is told in her words, and leads where it belongs', async ([news, title, body, place]) => {
  const say = createSay(await loadText('pt-BR'));
  const where = { language: 'pt-BR', timeZone: 'America/Sao_Paulo', now } as const;
  expect(describeNews(news, say, where)).toEqual({ title, body });
  expect(placeOf(news)).toBe(place);
});
