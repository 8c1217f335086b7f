import type { Page } from 'playwright-core';
import { readResults } from './every-screen/afterwards.ts';
import { importProducts, sell } from './every-screen/catalogue.ts';
import { pair, seeUnlinked } from './every-screen/not-linked.ts';
import { plan, planDay } from './every-screen/planning.ts';
import { send, write } from './every-screen/sending.ts';
import { createVisit, type Visit } from './every-screen/visit.ts';

/**
 * Goes through everything that practice can show, in Portuguese, from the first QR to what arrived. The app has just
 * been opened.
 * @param look is called on each screen, with its name; it leaves the screen and the language as they were
 */
export async function visitEveryScreen(page: Page, look: Visit['look']): Promise<void> {
  const visit = await createVisit(page, look);
  const parts = [seeUnlinked, pair, sell, planDay, importProducts, plan, send, write, readResults];
  for (const part of parts) await part(visit);
}
