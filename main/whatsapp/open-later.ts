import type { Connection } from '../../shared/connection.ts';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import type { AccountStanding, WhatsApp, WhatsAppEvents } from './whatsapp.ts';

export interface OpenLaterNeeds {
  /** Opens the key store and the adapter. @throws AppError when the login cannot be read now */
  readonly open: () => Promise<WhatsApp>;
  /**
   * Ends the app and starts it again. A keyring is asked once in the life of a process: Chromium remembers that none
   * answered (components/os_crypt/sync/os_crypt_linux.cc, `is_password_v11_cached_`), so only a new one can ask again.
   */
  readonly startAnew: () => void;
}

type Listeners = { [Name in keyof WhatsAppEvents]: Set<(event: WhatsAppEvents[Name]) => void> };

/**
 * WhatsApp that is opened at the first `connect` or `pairByCode`: the window is painted before Baileys is loaded, and
 * a login that cannot be read becomes a state that the person sees, never a new login.
 */
export function openLater(needs: OpenLaterNeeds): WhatsApp {
  const listeners: Listeners = {
    connection: new Set(),
    standing: new Set(),
    groups: new Set(),
    listed: new Set(),
    receipt: new Set(),
    lateAck: new Set(),
    lateRefusal: new Set(),
    proof: new Set(),
    settled: new Set(),
    healing: new Set(),
  };
  let opening: Promise<WhatsApp> | undefined;
  let opened: WhatsApp | undefined;
  let connection: Connection = { kind: 'off' };
  let isKeyringAway = false;

  function tell<Name extends keyof WhatsAppEvents>(name: Name, event: WhatsAppEvents[Name]): void {
    for (const listener of listeners[name]) listener(event);
  }

  function setConnection(next: Connection): void {
    connection = next;
    tell('connection', next);
  }

  async function openOnce(): Promise<WhatsApp> {
    if (opened === undefined) setConnection({ kind: 'starting' });
    if (isKeyringAway) {
      needs.startAnew();
      throw new AppError('keyring-unavailable');
    }
    opening ??= needs.open();
    try {
      const whatsApp = await opening;
      const isFirst = opened === undefined;
      opened = whatsApp;
      if (isFirst) passOn(whatsApp);
      return whatsApp;
    } catch (error) {
      opening = undefined;
      const reason: FailureCode = error instanceof AppError ? error.code : 'unexpected';
      isKeyringAway = reason === 'keyring-unavailable';
      setConnection({ kind: 'stopped', reason });
      throw error;
    }
  }

  function passOn(whatsApp: WhatsApp): void {
    whatsApp.on('connection', setConnection);
    const { connection: _, ...others } = listeners;
    for (const name of Object.keys(others) as (keyof typeof others)[])
      whatsApp.on(name, (event) => tell(name, event));
    tell('standing', whatsApp.standing);
  }

  function mustBeOpen(): WhatsApp {
    if (opened === undefined) throw new AppError('not-connected');
    return opened;
  }

  return {
    get connection() {
      return connection;
    },
    get isSettled() {
      return opened?.isSettled ?? false;
    },
    get standing() {
      return opened?.standing ?? nothingHeard;
    },
    connect: async () => (await openOnce()).connect(),
    pairByCode: async (phoneNumber) => (await openOnce()).pairByCode(phoneNumber),
    unlink: async () => (await openOnce()).unlink(),
    checkNow: () => opened?.checkNow(),
    disconnect: async () => opened?.disconnect(),
    readHealth: async () => mustBeOpen().readHealth(),
    listGroups: async () => mustBeOpen().listGroups(),
    preparePromo: async (promo) => mustBeOpen().preparePromo(promo),
    addressPromo: (promo, destination, text) => mustBeOpen().addressPromo(promo, destination, text),
    addressAgain: (unsent, newText) => mustBeOpen().addressAgain(unsent, newText),
    addressEdit: (original, newText) => mustBeOpen().addressEdit(original, newText),
    addressDeletion: (original) => mustBeOpen().addressDeletion(original),
    addressReply: (original, text) => mustBeOpen().addressReply(original, text),
    post: async (message) => opened?.post(message) ?? notSent,
    repairGroup: async (id, repair) => mustBeOpen().repairGroup(id, repair),
    repairConnection: async (repair) => (await openOnce()).repairConnection(repair),
    on(name, listener) {
      listeners[name].add(listener);
      return () => listeners[name].delete(listener);
    },
    async close() {
      await opening?.then(
        (whatsApp) => whatsApp.close(),
        () => undefined,
      );
    },
  };
}

const nothingHeard: AccountStanding = { timeLock: null, quiet: null, unknownCode: null };

const notSent = { kind: 'not-sent', reason: 'not-connected' } as const;
