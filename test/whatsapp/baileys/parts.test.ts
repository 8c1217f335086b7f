import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { createRetryAnswers } from '../../../main/whatsapp/baileys/answer-retries.ts';
import { createBaileysLog } from '../../../main/whatsapp/baileys/baileys-log.ts';
import { createBreathingRepository } from '../../../main/whatsapp/baileys/breathing-repository.ts';
import { BadSignature } from '../../../main/whatsapp/baileys/check-signatures.ts';
import { createDeviceCache } from '../../../main/whatsapp/baileys/device-cache.ts';
import { loadBaileys } from '../../../main/whatsapp/baileys/load-baileys.ts';
import { createVersionPicker } from '../../../main/whatsapp/baileys/pick-version.ts';
import { addressContent, makeMessageId } from '../../../main/whatsapp/baileys/promos.ts';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import type { MessageId } from '../../../main/whatsapp/whatsapp.ts';
import type { GroupId } from '../../../shared/groups.ts';
import { createSeededChance } from '../../fakes/chance.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const { proto, ...baileys } = await loadBaileys();

describe('the log that Baileys is given', () => {
  function capture() {
    const lines: string[] = [];
    const log = pino(new Writable({ write: (line, _, done) => done(void lines.push(String(line))) }));
    return { lines, log: createBaileysLog(log) };
  }

  test('lets no address, number or key through, however Baileys says it', () => {
    const { lines, log } = capture();
    const secret = Buffer.alloc(32, 7);
    const facts = {
      jid: '5511999990000@s.whatsapp.net',
      node: { content: secret },
      err: new Error('5511999990000 failed'),
    };
    log
      .child({ class: 'baileys' })
      .error(facts, 'sending newsletter message to 5511999990000@s.whatsapp.net');
    log.warn(facts, 'failed for 5511999990000');
    log.error('77:3@lid has no session');
    const text = lines.join('');
    expect(lines).toHaveLength(3);
    for (const needle of [
      '5511999990000',
      '77:3',
      secret.toString('hex'),
      secret.toString('base64'),
      '7,7,7,7',
    ]) {
      expect(text).not.toContain(needle);
    }
  });

  test('keeps the number of an error', () => {
    const { lines, log } = capture();
    log.error({ err: { output: { statusCode: 428 } } }, 'stream errored out');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code: 428, msg: 'stream errored out' });
  });
});

describe('the device cache', () => {
  test('gives back at once what Baileys stored at once', async () => {
    const cache = createDeviceCache();
    await cache.mset?.([
      { key: '1', value: [{ user: '1', device: 0 }] },
      { key: '2', value: [{ user: '2', device: 3 }] },
    ]);
    expect(await cache.mget?.(['1', '2', '3'])).toEqual({
      1: [{ user: '1', device: 0 }],
      2: [{ user: '2', device: 3 }],
    });
    cache.close();
  });
});

describe('the version', () => {
  const bundled = baileys.DEFAULT_CONNECTION_CONFIG.version;
  const withAnswer = (answers: object[]) => {
    let asked = 0;
    const clock = createFakeClock();
    const fetchLatestWaWebVersion = async () => answers[Math.min(asked++, answers.length - 1)] as never;
    const picker = createVersionPicker({ ...baileys, fetchLatestWaWebVersion }, { clock, timeoutMs: 5_000 });
    return { picker, clock, askedCount: () => asked };
  };

  test('is never older than the bundled one', async () => {
    const { picker } = withAnswer([{ version: [2, 3000, 5], isLatest: true }]);
    expect(await picker.pick(false)).toEqual(bundled);
  });

  test('is asked for once a day, and again when WhatsApp says that it is too old', async () => {
    const { picker, clock, askedCount } = withAnswer([{ version: [2, 3000, 2_000_000_000], isLatest: true }]);
    expect(await picker.pick(false)).toEqual([2, 3000, 2_000_000_000]);
    await picker.pick(false);
    expect(askedCount()).toBe(1);
    await picker.pick(true);
    clock.advance(25 * 60 * 60_000);
    await picker.pick(false);
    expect(askedCount()).toBe(3);
  });

  test('is the bundled one as long as WhatsApp does not say', async () => {
    const { picker, askedCount } = withAnswer([
      { version: bundled, isLatest: false, error: new Error('offline') },
    ]);
    expect(await picker.pick(false)).toEqual(bundled);
    expect(await picker.pick(false)).toEqual(bundled);
    expect(askedCount()).toBe(2);
  });
});

describe('devices that ask for a message again', () => {
  const id = '3EB01' as MessageId;
  const bytes = proto.Message.encode({ conversation: 'Queijo' }).finish();
  const answers = createRetryAnswers({
    proto,
    nameChat: (address) =>
      address === 'own@s.whatsapp.net' ? { kind: 'own-chat' } : { kind: 'group', id: address as GroupId },
    readSentMessage: (wanted, { kind }) => (wanted === id && kind === 'group' ? bytes : undefined),
  });

  test('get exactly what was sent, and nothing at all when nothing is known', () => {
    expect(answers.read({ id, remoteJid: 'clientes' })).toEqual(proto.Message.decode(bytes));
    expect(answers.read({ id: 'other', remoteJid: 'clientes' })).toBeUndefined();
    expect(answers.read({ id, remoteJid: 'own@s.whatsapp.net' })).toBeUndefined();
    expect(answers.read({ id, remoteJid: null })).toBeUndefined();
  });
});

describe('messages', () => {
  const prepared = proto.Message.encode({
    imageMessage: { caption: 'Queijo', url: 'https://mmg.whatsapp.net/x', mediaKey: Buffer.alloc(32, 1) },
    messageContextInfo: { messageSecret: Buffer.alloc(32, 2) },
  }).finish();

  test('each destination has the same photo, a secret of its own and its own timer', () => {
    const [first, second] = [3, 4].map((byte) =>
      proto.Message.decode(
        addressContent({ proto, ...baileys } as never, prepared, {
          secret: Buffer.alloc(32, byte),
          disappearingSeconds: byte === 3 ? 86_400 : 0,
        }),
      ),
    );
    expect(first?.imageMessage?.mediaKey).toEqual(second?.imageMessage?.mediaKey);
    expect(first?.messageContextInfo?.messageSecret).toEqual(Buffer.alloc(32, 3));
    expect(second?.messageContextInfo?.messageSecret).toEqual(Buffer.alloc(32, 4));
    expect(first?.imageMessage?.contextInfo?.expiration).toBe(86_400);
    expect(second?.imageMessage?.contextInfo?.expiration ?? 0).toBe(0);
  });

  test('an id looks like those that Baileys makes', () => {
    expect(makeMessageId(createSeededChance())).toMatch(/^3EB0[0-9A-F]{18}$/);
  });
});

const repositoryDeps = {
  breathe: () => undefined,
  lock: <Result>(work: () => Promise<Result>) => work(),
  isGreeted: () => false,
  onWelcome: () => undefined,
  onForged: () => undefined,
  journal: { note: () => undefined, keep: async () => undefined },
};

describe('giving way', () => {
  test('work of many steps lets the event loop turn at least every few milliseconds', async () => {
    const breathe = createBreathe(() => performance.now());
    let [turns, isDone] = [0, false];
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const until = performance.now() + 200;
    while (performance.now() < until) await breathe();
    isDone = true;
    expect(turns).toBeGreaterThan(10);
  });

  test('encryptions that Baileys starts all at once run one after the other', async () => {
    let [running, most] = [0, 0];
    const repository = {
      async encryptMessage() {
        running += 1;
        most = Math.max(most, running);
        await nextTurn();
        running -= 1;
        return { type: 'msg', ciphertext: new Uint8Array() };
      },
    };
    const slow = createBreathingRepository(repository as never, {
      ...repositoryDeps,
      onUnreachable: () => undefined,
    });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        slow.encryptMessage({ jid: `${index}@lid`, data: Buffer.of(1) }),
      ),
    );
    expect(most).toBe(1);
  });

  test('a forged bundle is skipped, any other trouble with one is not, and who cannot be reached is told', async () => {
    const unreachable: string[] = [];
    const failing = (error: Error) =>
      createBreathingRepository(
        {
          injectE2ESession: () => Promise.reject(error),
          encryptMessage: () => Promise.reject(error),
        } as never,
        { ...repositoryDeps, onUnreachable: (address) => unreachable.push(address) },
      );
    await failing(new BadSignature()).injectE2ESession({ jid: '1@lid' } as never);
    await expect(failing(new Error('disk')).injectE2ESession({ jid: '1@lid' } as never)).rejects.toThrow(
      'disk',
    );
    await expect(failing(new Error('No sessions')).encryptMessage({ jid: '2@lid' } as never)).rejects.toThrow(
      'No sessions',
    );
    expect(unreachable).toEqual(['2@lid']);
  });
});
