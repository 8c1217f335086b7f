import type { WAVersion } from '@whiskeysockets/baileys';
import type { Clock } from '../../system/clock.ts';
import type { Baileys } from './load-baileys.ts';

const dayMs = 24 * 60 * 60_000;

/** Which version of WhatsApp Web the link says it is. WhatsApp refuses versions that are some months old. */
export interface VersionPicker {
  /** @param mustBeFresh asks even if the last answer is younger than a day */
  pick(mustBeFresh: boolean): Promise<WAVersion>;
}

export function createVersionPicker(
  baileys: Pick<Baileys, 'fetchLatestWaWebVersion' | 'DEFAULT_CONNECTION_CONFIG'>,
  { clock, timeoutMs }: { readonly clock: Clock; readonly timeoutMs: number },
): VersionPicker {
  const bundled = baileys.DEFAULT_CONNECTION_CONFIG.version;
  let known: { readonly version: WAVersion; readonly at: number } | undefined;

  return {
    async pick(mustBeFresh) {
      if (known !== undefined && !mustBeFresh && clock.now() - known.at < dayMs) return known.version;
      // It never throws, but it has no time limit of its own (github.com/WhiskeySockets/Baileys issue 1990).
      const { version, isLatest } = await baileys.fetchLatestWaWebVersion({
        signal: AbortSignal.timeout(timeoutMs),
      });
      const newest = isNewer(version, bundled) ? version : bundled;
      if (isLatest) known = { version: newest, at: clock.now() };
      return newest;
    },
  };
}

export function isNewer(version: WAVersion, than: WAVersion): boolean {
  const place = version.findIndex((part, index) => part !== than[index]);
  return place !== -1 && (version[place] ?? 0) > (than[place] ?? 0);
}
