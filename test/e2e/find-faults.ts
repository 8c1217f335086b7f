import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export const themes = ['light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/**
 * What axe finds on what is shown now, in light and in dark: WCAG 2.2 A and AA, and its own good practice. Whether a
 * target is large enough it looks at only when told to.
 */
export async function findFaults(
  page: Page,
  inThemes: readonly Theme[] = themes,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of inThemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme='${colorScheme}']`).waitFor({ state: 'attached' });
    await settle(page);
    // Electron cannot open the second page that axe would like to have.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ rules: { 'target-size': { enabled: true } } })
      .analyze();
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
