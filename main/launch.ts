import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../shared/language.ts';
import type { Settings } from '../shared/settings.ts';

/** Whom this start of the app talks to, and where it keeps its data. Decided once, before anything else. */
export type Launch =
  | { readonly kind: 'whatsapp'; readonly dataFolder: string; readonly welcomedIn?: Language }
  /** The built-in practice WhatsApp, in a profile of its own. */
  | {
      readonly kind: 'practice';
      readonly dataFolder: string;
      readonly clockSpeed: number;
      /** The language in which she went through the first steps, in the other of the two profiles. */
      readonly welcomedIn?: Language;
    }
  /** Another practice server on this computer, for tests: unpackaged builds only. */
  | {
      readonly kind: 'other-server';
      readonly dataFolder: string;
      readonly clockSpeed: number;
      readonly server: OtherServer;
      /** How many times sooner the link waits, asks and tries again; missing for the pace of real life. */
      readonly linkSpeed?: number;
      /** When a clock that can be driven ahead begins (milliseconds since 1970); missing for the computer's own. */
      readonly clockFrom?: number;
    }
  | { readonly kind: 'refused'; readonly why: string };

export type AllowedLaunch = Exclude<Launch, { kind: 'refused' }>;

export interface OtherServer {
  readonly url: string;
  /** The public key that the server's certificates are signed with, 32 bytes in hex. */
  readonly rootKey: string;
  /** PEM of the media server's certificate; empty when there is none. */
  readonly mediaCa: string;
}

export interface LaunchFacts {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isPackaged: boolean;
  /** True on any other Electron than the pinned, official one. It never opens WhatsApp itself. */
  readonly isStandIn: boolean;
  /** The folder of this user's applications' data. */
  readonly appData: string;
}

/** Opens the practice WhatsApp. */
export const practiceArgument = '--practice';
/** What a start from the other profile brings along, before the language: the first steps are not shown twice. */
export const welcomedArgument = '--welcomed=';

/** How many times faster the pauses between groups run in practice, where every link is new and so its pace the calm one. */
export const practiceClockSpeed = 20;
/** So fast that even the caps of a day are over in seconds. */
const fastestClock = 10_000;
/** A computer that is busy needs so long for an answer. */
const fastestLink = 20;

/** The key that WhatsApp's own certificates are signed with (Baileys 7.0.0-rc14, lib/Defaults/index.js:31). */
const whatsappRootKey = '142375574d0a587166aae71ebe516437c4a28b73e3695c6ce1f7f9545da8ee6b';

/**
 * Decides whom to talk to. Only an unpackaged build looks at the PROMO_ variables, and only for this very computer.
 * @param readText reads a text file (the certificate that `PROMO_WHATSAPP_MEDIA_CA` names)
 */
export function decideLaunch(
  facts: LaunchFacts,
  readText = (path: string) => readFileSync(path, 'utf8'),
): Launch {
  const env = facts.isPackaged ? {} : facts.env;
  const wantsPractice = facts.argv.includes(practiceArgument);
  if (env.PROMO_WHATSAPP_URL !== undefined && !wantsPractice) return otherServer(facts, env, readText);
  if (wantsPractice || facts.isStandIn) {
    const dataFolder = env.PROMO_PROFILE ?? join(facts.appData, 'Promo Brothers Treino');
    return {
      ...{ kind: 'practice', dataFolder, clockSpeed: clockSpeed(env, practiceClockSpeed) },
      ...readWelcomed(facts.argv),
    };
  }
  const dataFolder = env.PROMO_PROFILE ?? join(facts.appData, 'Promo Brothers');
  return { kind: 'whatsapp', dataFolder, ...readWelcomed(facts.argv) };
}

/** What a start says of her: the first steps are behind her, or nobody is there to take them. */
export function knownAtStart(launch: AllowedLaunch): Partial<Pick<Settings, 'language' | 'isWelcomed'>> {
  if (launch.kind === 'other-server') return { isWelcomed: true };
  return launch.welcomedIn === undefined ? {} : { isWelcomed: true, language: launch.welcomedIn };
}

/** Whether there is no way out of practice: without its argument the app would open practice all the same. */
export function opensPracticeOnly(facts: LaunchFacts): boolean {
  const argv = facts.argv.filter((arg) => arg !== practiceArgument);
  return decideLaunch({ ...facts, argv }).kind === 'practice';
}

function readWelcomed(argv: readonly string[]): { readonly welcomedIn?: Language } {
  const welcomedIn = languages.find((language) => argv.includes(`${welcomedArgument}${language}`));
  return welcomedIn === undefined ? {} : { welcomedIn };
}

function otherServer(
  facts: LaunchFacts,
  env: LaunchFacts['env'],
  readText: (path: string) => string,
): Launch {
  const url = env.PROMO_WHATSAPP_URL ?? '';
  const rootKey = env.PROMO_WHATSAPP_ROOT_KEY ?? '';
  if (!isLoopback(url))
    return { kind: 'refused', why: 'PROMO_WHATSAPP_URL must be a ws:// address of this computer' };
  if (!/^[0-9a-f]{64}$/i.test(rootKey)) {
    return { kind: 'refused', why: 'PROMO_WHATSAPP_ROOT_KEY must be 32 bytes in hex' };
  }
  // Behind a relay on this computer WhatsApp itself could stand: no clock may run faster there, so nothing starts.
  if (rootKey.toLowerCase() === whatsappRootKey) {
    return { kind: 'refused', why: 'PROMO_WHATSAPP_ROOT_KEY must be the key of a practice server' };
  }
  const mediaCaFile = env.PROMO_WHATSAPP_MEDIA_CA;
  const server = { url, rootKey, mediaCa: mediaCaFile === undefined ? '' : readText(mediaCaFile) };
  const dataFolder = env.PROMO_PROFILE ?? join(facts.appData, 'Promo Brothers Treino');
  const clockFrom = Number(env.PROMO_CLOCK_FROM);
  const linkSpeed = readSpeed(env.PROMO_LINK_CLOCK, 1, fastestLink);
  return {
    ...{ kind: 'other-server', dataFolder, clockSpeed: clockSpeed(env, 1), server },
    ...(linkSpeed > 1 && { linkSpeed }),
    ...(Number.isInteger(clockFrom) && clockFrom > 0 && { clockFrom }),
  };
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username } = new URL(url);
  return protocol === 'ws:' && username === '' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

function clockSpeed(env: LaunchFacts['env'], usual: number): number {
  return readSpeed(env.PROMO_CLOCK, usual, fastestClock);
}

function readSpeed(text: string | undefined, usual: number, fastest: number): number {
  const wanted = Number(text ?? usual);
  return Number.isFinite(wanted) && wanted >= 1 ? Math.min(wanted, fastest) : usual;
}
