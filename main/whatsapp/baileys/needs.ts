import type { Chance } from '../../system/chance.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import type { ReadSentMessage } from '../whatsapp.ts';
import type { Trust } from './allowed-hosts.ts';

/** Everything that the link to WhatsApp takes from outside. */
export interface WhatsAppNeeds {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** Closed together with the link. */
  readonly keys: KeyStore;
  readonly readSentMessage: ReadSentMessage;
  /** Another server on this computer; WhatsApp itself when missing. */
  readonly trust?: Trust | undefined;
  readonly timeouts?: Partial<Timeouts>;
}

/** All in milliseconds of the clock that is passed in, except those that Baileys measures itself. */
export interface Timeouts {
  /** Until the server has answered the first message of a connection (measured by Baileys). */
  readonly connectMs: number;
  /** Until a stored login has led to an open connection. */
  readonly openMs: number;
  /** Until a question of ours is given up. */
  readonly queryMs: number;
  /** Until a question that a message waits for is asked once more, and then done without. */
  readonly questionMs: number;
  /** Until a connection over which a message cannot be handed over is made anew. */
  readonly handOverMs: number;
  /** How long a connection may be silent before it is asked for a sign of life. */
  readonly keepAliveMs: number;
  /** Until a connection that nobody waits for is given up, after it was asked. */
  readonly pulseMs: number;
  /** How long it may be silent while a message waits for its acknowledgement. */
  readonly eagerMs: number;
  /** Until a connection over which a message waits is given up, after it was asked. */
  readonly eagerPulseMs: number;
  /** The same after the computer woke up or its network changed. */
  readonly checkMs: number;
  /** How long each QR lives; `undefined` leaves it to Baileys: 60 s for the first, 20 s for each next one. */
  readonly qrMs: number | undefined;
  /** From handing a message over until it counts as unknown. */
  readonly ackMs: number;
  readonly uploadMs: number;
  readonly versionMs: number;
  /** Between the end of what waited at the server and the first message of our own. */
  readonly settleMs: number;
  /** How long changes of groups are gathered before they are asked for. */
  readonly groupRefreshMs: number;
  /** How long requests for a message are gathered before they are answered together. */
  readonly gatherMs: number;
  /** So long after an answer the same device gets no other, and a group no second repeat to all. */
  readonly repeatMs: number;
  /** A link that held so long is stable: the next failure starts again with a short delay. */
  readonly stableMs: number;
}

export const usualTimeouts: Timeouts = {
  connectMs: 20_000,
  openMs: 60_000,
  queryMs: 60_000,
  questionMs: 15_000,
  handOverMs: 90_000,
  keepAliveMs: 25_000,
  pulseMs: 10_000,
  eagerMs: 4_500,
  eagerPulseMs: 5_000,
  checkMs: 2_000,
  qrMs: undefined,
  ackMs: 60_000,
  uploadMs: 60_000,
  versionMs: 5_000,
  settleMs: 1_000,
  groupRefreshMs: 2_000,
  gatherMs: 300,
  repeatMs: 10_000,
  stableMs: 60_000,
};
