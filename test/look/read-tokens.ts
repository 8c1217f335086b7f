import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Scheme = 'light' | 'dark';

/** The colours of renderer/theme.css by their names without `--pb-`, as that theme shows them. */
export function readColours(scheme: Scheme): ReadonlyMap<string, string> {
  const css = readFileSync(join(import.meta.dirname, '../../renderer/theme.css'), 'utf8');
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of css.matchAll(/--pb-([\w-]+): ([^;]+);/g)) {
    const [, light = value, dark = value] = /^light-dark\((#\w+), (#\w+)\)$/.exec(value) ?? [];
    if (/^#[0-9a-f]{6}$/.test(light)) found.set(name, scheme === 'light' ? light : dark);
  }
  return found;
}

/** WCAG's contrast of two colours such as `#743a69`, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
