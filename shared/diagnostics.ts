import type { Connection } from './connection.ts';
import type { FailureCode } from './failure.ts';
import type { HealingKind } from './healing.ts';

/**
 * How the app is and what it went through, for whoever helps. No numbers of people, names, texts or keys: only words
 * of closed lists, versions, counts and times (milliseconds since 1970).
 */
export interface Diagnostics {
  readonly madeAt: number;
  readonly versions: DiagnosticVersions;
  readonly runningForMs: number;
  readonly memoryBytes: number;
  readonly isLoginSealed: boolean;
  /** Newest first. */
  readonly connection: readonly ConnectionChange[];
  /** Newest first. */
  readonly healing: readonly HealingEntry[];
  /** Deliveries by state. */
  readonly outbox: Readonly<Record<string, number>>;
  readonly storage: Readonly<Record<StoredPart, StoredSize>>;
  /** Rows by type; `null` as long as the key store was not opened. */
  readonly keys: Readonly<Record<string, number>> | null;
  /** `null` until there is something to tell. */
  readonly stalls: Stalls | null;
}

export interface DiagnosticVersions {
  readonly app: string;
  readonly electron: string;
  readonly node: string;
  readonly sqlite: string;
  readonly baileys: string;
  /** `win32 x64 10.0.22631` */
  readonly platform: string;
}

export interface ConnectionChange {
  readonly at: number;
  readonly kind: Connection['kind'];
  readonly reason: FailureCode | null;
}

export interface HealingEntry {
  readonly at: number;
  readonly kind: HealingKind;
  /** Tells the groups of one report apart and says nothing else; `null` when it is about the connection. */
  readonly group: number | null;
}

export const storedParts = ['shop', 'login', 'photos', 'logs'] as const;
export type StoredPart = (typeof storedParts)[number];

export interface StoredSize {
  readonly fileCount: number;
  readonly bytes: number;
}

/** For how long main did nothing else at a stretch: half of the time at most `p50Ms`, and so on. */
export interface Stalls {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly sampleCount: number;
}
