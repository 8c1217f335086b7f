import type { Groups } from '../groups/groups.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { ServerCertificates } from '../noise/certificates.ts';
import type { Account } from '../people/account.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { ReadingAids, SimulatedDevice } from '../people/simulated-device.ts';
import type { Forgery, QueryKind } from '../practice-box.ts';
import type { VerifySignature } from '../signal/verify-signature.ts';
import type { Connection } from './connection.ts';
import type { Jitter } from './outbox.ts';
import type { Violations } from './violations.ts';
import type { WorkQueue } from './work-queue.ts';

/** The server's idea of now, which deeds may move. */
export interface BoxClock {
  now(): number;
  advance(ms: number): void;
}

/** What deeds have asked the server to do from now on. */
export interface Switches {
  forgery: Forgery;
  /** The device whose bundle is forged: the first one asked for after the deed. */
  forgedDevice: SimulatedDevice | null;
  isSilent: boolean;
  isHoldingAcks: boolean;
  /** How much later messages are acknowledged. */
  ackDelayMs: number;
  readonly heldAcks: (() => void)[];
  readonly nextAckCodes: number[];
  readonly failingPrekeys: Set<Person>;
  /** What becomes of the next queries of a kind: an error code, or no answer at all. */
  readonly nextQueryFaults: Map<QueryKind, (number | 'silence')[]>;
  failingUploads: number;
  /** The code with which every login is refused, as for a blocked account or an outdated client. */
  refusedLoginCode: number | null;
}

/** Everything that is true inside the box; each part is its own file. */
export interface World {
  readonly clock: BoxClock;
  readonly jitter: Jitter | null;
  readonly violations: Violations;
  readonly directory: Directory;
  /** The accounts that real clients may join, by LID. The first is the shop owner's. */
  readonly accounts: Map<string, Account>;
  readonly groups: Groups;
  readonly certificates: ServerCertificates;
  readonly connections: Set<Connection>;
  readonly switches: Switches;
  readonly queryCounts: Map<string, number>;
  readonly media: MediaStore;
  readonly farEnd: WorkQueue;
  readonly verify: VerifySignature;
  readonly aids: ReadingAids;
  readonly refreshesPerPairing: 0 | 1 | 2;
  readonly qrCodesPerPairing: number;
  readonly sendsReceipts: boolean;
  /** Group messages are taken unseen, and who cannot read one asks again by itself. */
  readonly isBlind: boolean;
}
