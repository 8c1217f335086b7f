import { z } from 'zod';
import type { About } from './answers.ts';
import { call } from './define-call.ts';

/** What may be asked about the app itself: part of the contract, in a file of its own for its length. */
export const aboutCalls = {
  'about.read': call<About>()({}),
  /** Opens a page in the person's browser: https only. */
  'about.openLink': call<void>()({ url: z.url({ protocol: /^https$/ }).max(2_000) }),
  /** Asks whether there is a newer version, and says so in the live value. */
  'updates.look': call<void>()({}),
  /** Fetches what was found, ends the app in order, and starts the newer one. */
  'updates.install': call<void>()({}),
} as const;
