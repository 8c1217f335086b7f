import type { LiveName } from '../shared/ipc/call.ts';
import type { Lives } from '../shared/ipc/contract.ts';
import type { AppNeeds } from './app-needs.ts';
import type { Database } from './storage/open-database.ts';
import type { Breathe } from './whatsapp/breathe.ts';
import type { WhatsApp } from './whatsapp/whatsapp.ts';

/** What all features stand on: everything foreign, and what was opened of it. */
export interface FeatureNeeds extends AppNeeds {
  readonly database: Database;
  readonly whatsapp: WhatsApp;
  readonly breathe: Breathe;
  /** @returns what publishes this live value, and then tells whoever depends on it */
  readonly tell: <Name extends LiveName>(name: Name, then?: () => void) => (value: Lives[Name]) => void;
}
