import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { Connection } from '../../../shared/connection.ts';
import { AppError } from '../../../shared/failure.ts';
import type { Chance } from '../../system/chance.ts';
import type { Clock } from '../../system/clock.ts';
import type { Login } from './login.ts';

/** How the person links the computer: by a QR, or by a code for this phone number (digits only). */
export type PairingWay = { readonly kind: 'qr' } | { readonly kind: 'code'; readonly digits: string };

export interface PairingNeeds {
  readonly sock: WASocket;
  readonly login: Login;
  readonly way: PairingWay;
  readonly clock: Clock;
  readonly chance: Chance;
  /** How long each QR lives; `undefined` for Baileys' own 60 s and 20 s. */
  readonly qrMs: number | undefined;
  readonly show: (connection: Connection) => void;
  readonly onShow: (phase: 'showing-qr' | 'showing-code') => void;
  /** WhatsApp gives no code for this phone number. */
  readonly onRefused: (failure: AppError) => void;
}

export interface Pairing {
  /** Takes each QR that Baileys makes. */
  takeQr(text: string): void;
  /** Whether Baileys has shown every QR that the server allows. */
  isSupplyUsedUp(): boolean;
}

/** Baileys 7.0.0-rc14, lib/Socket/socket.js:707-724 (`qrTimeout`). */
const firstQrMs = 60_000;
const nextQrMs = 20_000;

/** Watches over one pairing on one connection. */
export function createPairing(needs: PairingNeeds): Pairing {
  const { sock, login, way, clock } = needs;
  let refCount = 0;
  let shownCount = 0;
  let shown: { readonly text: string; readonly expiresAt: number } | undefined;
  let scanAgain = false;

  function showQr(): void {
    if (shown === undefined) return;
    const text = withSecret(shown.text, login.advSecretKey);
    needs.onShow('showing-qr');
    needs.show({ kind: 'waiting-for-scan', qr: { text, expiresAt: shown.expiresAt, scanAgain } });
  }

  /** A code counts only once the server has taken it, which Baileys does not wait for (lib/Socket/socket.js:607-653). */
  async function showCode(digits: string): Promise<void> {
    // The code lives as long as the connection, which ends when the QRs that nobody sees run out.
    const expiresAt = clock.now() + supplyLifetimeMs(refCount, needs.qrMs);
    const answer = Promise.withResolvers<BinaryNode>();
    sock.ws.once('CB:iq,type:result,link_code_companion_reg', answer.resolve);
    sock.ws.once('CB:iq,type:error', answer.resolve);
    const code = await sock.requestPairingCode(digits);
    const { attrs, content } = await answer.promise;
    if (attrs.type === 'error') {
      needs.onRefused(explainRefusal(content));
      return;
    }
    needs.onShow('showing-code');
    needs.show({ kind: 'waiting-for-code', code, expiresAt });
  }

  /**
   * WhatsApp may renew the secret of the pairing at any moment, mostly right after a scan; every QR shown so far is
   * dead then. What WhatsApp Web does: a new secret, the same reference again, an acknowledgement. Baileys knows
   * nothing of it (github.com/WhiskeySockets/Baileys issue 2737, pull request 2765), and its acknowledgements fail
   * before the first login (7.0.0-rc14, lib/Socket/messages-recv.js, sendMessageAck).
   */
  function renewSecret(node: BinaryNode): void {
    if (login.me !== undefined) return;
    const { id = '', from = '' } = node.attrs;
    const type = 'companion_reg_refresh';
    sock
      .sendNode({ tag: 'ack', attrs: { id, to: from, class: 'notification', type } })
      .catch(() => undefined);
    login.advSecretKey = Buffer.from(needs.chance.bytes(32)).toString('base64');
    scanAgain = shown !== undefined;
    showQr();
  }

  sock.ws.on('CB:iq,type:set,pair-device', (stanza: BinaryNode) => {
    refCount = countRefs(stanza);
  });
  sock.ws.on('CB:notification,type:companion_reg_refresh', renewSecret);

  return {
    takeQr(text) {
      shownCount += 1;
      if (way.kind === 'code') {
        // Only now has the server said that it is ready for a pairing. If asking fails, the connection ends and says why.
        if (shownCount === 1) showCode(way.digits).catch(() => undefined);
        return;
      }
      const livesMs = needs.qrMs ?? (shownCount === 1 ? firstQrMs : nextQrMs);
      shown = { text, expiresAt: clock.now() + livesMs };
      showQr();
    },
    isSupplyUsedUp: () => refCount > 0 && shownCount >= refCount,
  };
}

/** Baileys read the secret once, when the pairing began. It is the fourth field (lib/Utils/companion-reg-client-utils.js). */
function withSecret(qr: string, secret: string): string {
  return qr
    .split(',')
    .map((field, index) => (index === 3 ? secret : field))
    .join(',');
}

function countRefs({ content }: BinaryNode): number {
  const [pairDevice] = Array.isArray(content) ? content : [];
  return Array.isArray(pairDevice?.content)
    ? pairDevice.content.filter(({ tag }) => tag === 'ref').length
    : 0;
}

function supplyLifetimeMs(refCount: number, qrMs: number | undefined): number {
  if (refCount === 0) return 0;
  return (qrMs ?? firstQrMs) + (refCount - 1) * (qrMs ?? nextQrMs);
}

function explainRefusal(content: BinaryNode['content']): AppError {
  const [error] = Array.isArray(content) ? content : [];
  return new AppError(error?.attrs.code === '429' ? 'rate-limited' : 'phone-number-invalid');
}
