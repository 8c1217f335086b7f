import type { Page } from 'playwright-core';
import type { CallName, Input, Output } from '../../../shared/ipc/call.ts';

/** Asks main as the window itself would. @throws Error with the code of the failure */
export async function ask<Name extends CallName>(
  page: Page,
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const reply = await page.evaluate(
    ([wanted, given]) => window.promoBrothers.call(wanted as 'schedules.runs', given as never),
    [name as string, input as unknown] as const,
  );
  if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}`);
  // Playwright's types cannot follow a generic function into the window.
  return reply.value as unknown as Output<Name>;
}
