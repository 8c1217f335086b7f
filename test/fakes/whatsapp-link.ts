import type { PhoneAnswer } from '../../main/practice/practice-box.ts';
import type { Clock } from '../../main/system/clock.ts';
import { readPhoneNumber } from '../../main/whatsapp/baileys/read-phone-number.ts';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { Connection } from '../../shared/connection.ts';
import type { FarEnd } from '../whatsapp/far-end.ts';

export interface FakeLinkNeeds {
  readonly clock: Clock;
  readonly isLinked: boolean;
  readonly refreshesPerPairing: number;
  readonly retryMs: number;
  readonly onChange: (connection: Connection) => void;
  /** Called when the change to `connected` has been told. */
  readonly onConnected: () => void;
}

export interface FakeLink {
  read(): Connection;
  /** Connects anew where there is a login. */
  renew(): void;
  /** What the port does about the link. */
  readonly port: Pick<WhatsApp, 'connect' | 'pairByCode' | 'checkNow' | 'disconnect' | 'unlink' | 'close'>;
  readonly phone: Omit<FarEnd['phone'], 'ownChat'>;
  readonly server: Pick<FarEnd['server'], 'dropConnection' | 'endStream'>;
}

const accountNumber = '5500912345678';
const qrLifetimesMs = [60_000, 20_000, 20_000, 20_000, 20_000, 20_000];

/** The part of the fake that is linked, connected, and loses both. */
export function createFakeLink(needs: FakeLinkNeeds): FakeLink {
  const { clock, refreshesPerPairing, retryMs, onChange, onConnected } = needs;
  let connection: Connection = { kind: 'off' };
  let isLinked = needs.isLinked;
  let qrCount = 0;
  let refreshesLeft = 0;
  let cancelTimer = (): void => undefined;

  function show(next: Connection): void {
    cancelTimer();
    connection = next;
    onChange(next);
  }

  function becomeConnected(): void {
    isLinked = true;
    show({ kind: 'connected', listedAs: 'Google Chrome (Windows)' });
    onConnected();
  }

  function showQr(place: number, scanAgain: boolean): void {
    const livesMs = qrLifetimesMs[place];
    if (livesMs === undefined) {
      show({ kind: 'stopped', reason: 'qr-ran-out' });
      return;
    }
    qrCount += 1;
    const text = `https://wa.me/settings/linked_devices#fake,${qrCount}`;
    show({ kind: 'waiting-for-scan', qr: { text, expiresAt: clock.now() + livesMs, scanAgain } });
    cancelTimer = clock.after(livesMs, () => showQr(place + 1, scanAgain));
  }

  function link(): PhoneAnswer {
    show({ kind: 'linking' });
    becomeConnected();
    return 'linked';
  }

  function goOffline(): void {
    if (connection.kind !== 'connected') return;
    show({ kind: 'offline', retryAt: clock.now() + retryMs, reason: 'server-silent' });
    cancelTimer = clock.after(retryMs, becomeConnected);
  }

  function showCode(digits: string): void {
    if (digits !== accountNumber) {
      show({ kind: 'stopped', reason: 'phone-number-invalid' });
      return;
    }
    const livesMs = qrLifetimesMs.reduce((sum, each) => sum + each);
    show({ kind: 'waiting-for-code', code: 'FAKE2345', expiresAt: clock.now() + livesMs });
    cancelTimer = clock.after(livesMs, () => show({ kind: 'stopped', reason: 'code-abandoned' }));
  }

  return {
    read: () => connection,
    renew() {
      if (isLinked) becomeConnected();
    },
    port: {
      async connect() {
        if (connection.kind === 'connected') return;
        show({ kind: 'starting' });
        refreshesLeft = refreshesPerPairing;
        if (isLinked) becomeConnected();
        else showQr(0, false);
      },
      async pairByCode(phoneNumber) {
        const digits = readPhoneNumber(phoneNumber);
        if (connection.kind === 'connected') return;
        show({ kind: 'starting' });
        if (isLinked) becomeConnected();
        else showCode(digits);
      },
      checkNow() {
        if (connection.kind === 'offline') becomeConnected();
      },
      disconnect: async () => show({ kind: 'off' }),
      async unlink() {
        isLinked = false;
        show({ kind: 'unlinked', by: 'person' });
      },
      close: async () => show({ kind: 'off' }),
    },
    phone: {
      phoneNumber: accountNumber,
      async scanQr(text) {
        if (connection.kind !== 'waiting-for-scan' || connection.qr.text !== text) return 'could-not-link';
        if (refreshesLeft === 0) return link();
        refreshesLeft -= 1;
        showQr(0, true);
        return 'could-not-link';
      },
      async enterCode(code) {
        return connection.kind === 'waiting-for-code' && connection.code === code ? link() : 'could-not-link';
      },
      async unlink() {
        isLinked = false;
        if (connection.kind === 'connected') show({ kind: 'unlinked', by: 'phone' });
      },
    },
    server: {
      dropConnection: async () => goOffline(),
      async endStream(code) {
        if (code === 401) show({ kind: 'unlinked', by: 'phone' });
        else if (code === 403) show({ kind: 'stopped', reason: 'account-refused' });
        else if (code === 440) show({ kind: 'stopped', reason: 'replaced-elsewhere' });
        else goOffline();
      },
    },
  };
}
