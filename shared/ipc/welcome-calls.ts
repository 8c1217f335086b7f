import { z } from 'zod';
import { call } from './define-call.ts';

/** What may be asked at the first steps, and about practice: part of the contract, in a file of its own for its length. */
export const welcomeCalls = {
  /** Keeps that she went through the first steps, and goes the way that she chose, with a new start where it leads elsewhere. */
  'welcome.finish': call<void>()({ way: z.enum(['connect', 'practice']) }),
  /** Starts anew in practice; there already, nothing happens. */
  'practice.enter': call<void>()({}),
  /** Starts anew with her own WhatsApp. Refused (`stand-in-runtime`) where the app cannot open it. */
  'practice.leave': call<void>()({}),
} as const;
