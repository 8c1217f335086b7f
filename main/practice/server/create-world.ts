import { Groups } from '../groups/groups.ts';
import { MediaStore } from '../media/media-store.ts';
import { createPhotoOpener } from '../media/open-photo.ts';
import { createCertificates } from '../noise/certificates.ts';
import { Directory } from '../people/directory.ts';
import type { BoxOptions } from '../practice-box.ts';
import { createVerifySignature } from '../signal/verify-signature.ts';
import { seededRandom } from './random.ts';
import { Violations } from './violations.ts';
import { WorkQueue } from './work-queue.ts';
import type { BoxClock, World } from './world.ts';

/** Longer than a loopback round trip, so that stanzas really overtake each other, and short for the tests. */
const longestJitterMs = 25;

/** An empty world with fresh keys. */
export function createWorld(options: BoxOptions): World {
  const verify = createVerifySignature();
  const media = new MediaStore();
  const violations = new Violations();
  const recordOwnFault = (error: unknown) => {
    violations.record(`the box itself failed: ${error instanceof Error ? error.message : String(error)}`);
  };
  return {
    clock: createClock(),
    jitter:
      options.jitterSeed === undefined
        ? null
        : { random: seededRandom(options.jitterSeed), longestMs: longestJitterMs },
    violations,
    directory: new Directory(),
    accounts: new Map(),
    groups: new Groups(),
    certificates: createCertificates(),
    connections: new Set(),
    switches: {
      forgery: 'nothing',
      forgedDevice: null,
      isSilent: false,
      isHoldingAcks: false,
      ackDelayMs: 0,
      heldAcks: [],
      nextAckCodes: [],
      failingPrekeys: new Set(),
      nextQueryFaults: new Map(),
      failingUploads: 0,
      refusedLoginCode: null,
    },
    queryCounts: new Map(),
    media,
    farEnd: new WorkQueue(recordOwnFault),
    verify,
    aids: { verify, fetchPhoto: createPhotoOpener(media), oneCopy: createOneCopy() },
    refreshesPerPairing: options.refreshesPerPairing ?? 1,
    qrCodesPerPairing: options.qrCodesPerPairing ?? 6,
    sendsReceipts: options.sendsReceipts ?? true,
    isBlind: options.isBlind ?? false,
  };
}

function createClock(): BoxClock {
  let aheadMs = 0;
  return {
    now: () => Date.now() + aheadMs,
    advance(ms) {
      aheadMs += ms;
    },
  };
}

function createOneCopy(): (text: string) => string {
  const copies = new Map<string, string>();
  return (text) => {
    const known = copies.get(text);
    if (known !== undefined) return known;
    if (copies.size > 10_000) copies.clear();
    copies.set(text, text);
    return text;
  };
}
