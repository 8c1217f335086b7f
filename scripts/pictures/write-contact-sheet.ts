import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { amounts } from './screens.ts';
import { frames, type Shot, schemes } from './shot.ts';

const says = {
  ...{ none: 'nothing', one: 'one', many: 'many', 'too-many': 'as many as it takes', any: '' },
  ...{ usual: '', large: '2560 × 1440', small: 'smallest window', zoomed: 'letters of double size' },
  ...{ light: 'light', dark: 'dark' },
} as const;

/** One page with all pictures: a row a screen, in the order in which they were taken. @returns its path */
export function writeContactSheet(shots: readonly Shot[], folder: string): string {
  const screens = [...new Set(shots.map(({ screen }) => screen))];
  const rows = screens.map((screen) =>
    row(
      screen,
      shots.filter((shot) => shot.screen === screen),
    ),
  );
  const path = join(folder, 'index.html');
  writeFileSync(path, page(rows.join('\n'), shots.length));
  return path;
}

function row(screen: string, shots: readonly Shot[]): string {
  const order = ({ amount, frame, scheme }: Shot) =>
    frames.indexOf(frame) * 100 + amounts.indexOf(amount) * 10 + schemes.indexOf(scheme);
  const figures = shots.toSorted((one, other) => order(one) - order(other)).map(figure);
  return `<section id="${screen}"><h2>${screen}</h2><div>${figures.join('')}</div></section>`;
}

function figure({ file, amount, frame, scheme }: Shot): string {
  const words = [says[amount], says[frame], says[scheme]].filter((word) => word !== '').join(', ');
  return `<figure><a href="${file}"><img src="${file}" loading="lazy" alt="${words}"></a><figcaption>${words}</figcaption></figure>`;
}

function page(rows: string, count: number): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every screen</title>
<style>
  body { font: 14px system-ui, sans-serif; margin: 24px; color-scheme: light dark; }
  section div { display: grid; grid-template-columns: repeat(auto-fill, minmax(360px, 1fr)); gap: 16px; }
  figure { margin: 0; }
  img { width: 100%; border: 1px solid #8886; border-radius: 6px; }
</style>
<h1>Every screen: ${count} pictures</h1>
${rows}
</html>
`;
}
