import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds on what is shown now, in light and in dark: WCAG 2.2 A and AA, and its own good practice. */
export async function findFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme='${colorScheme}']`).waitFor({ state: 'attached' });
    await settle(page);
    // Electron cannot open the second page that axe would like to have.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, nodes } of violations) {
      faults.push(...nodes.map(({ html }) => `${colorScheme}: ${id} at ${html.slice(0, 120)}`));
    }
  }
  return faults;
}

/** Until nothing fades in any more: half-faded colours are nobody's contrast. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}
