import type { BackupSummary } from '../backup.ts';
import { call } from './define-call.ts';

/** What may be asked about everything that is kept: part of the contract, in a file of its own for its length. */
export const dataCalls = {
  /** Opens the save dialog and writes all but the login into one file. `false` when the person closed it, or cancelled. */
  'backup.save': call<boolean>()({}),
  /** Opens the file dialog and checks a backup. `null` when the person closed it, or cancelled. */
  'backup.pick': call<BackupSummary | null>()({}),
  /** Puts what was checked in the place of the present shop, and starts anew. */
  'backup.restore': call<void>()({}),
  /** Ends what is running, and forgets what was checked. */
  'backup.cancel': call<void>()({}),
  /** Logs out, deletes everything that the app has on this computer, and starts anew. */
  'erase.all': call<void>()({}),
} as const;
