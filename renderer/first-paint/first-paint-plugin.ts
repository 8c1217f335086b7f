import { dirname, posix } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type IndexHtmlTransformContext, type Plugin } from 'vite';

/**
 * Writes the connection screen into the built page, so that its words are painted with the page and not only when
 * React has been read and run. React then draws the same over it.
 */
export function firstPaint(): Plugin[] {
  return [
    {
      name: 'first-paint:words',
      apply: 'build',
      transformIndexHtml: {
        order: 'pre',
        async handler(html, { filename }) {
          if (!html.includes(emptyRoot)) return html;
          const words = await paint(dirname(filename));
          return html.replace(emptyRoot, () => `<div id="root">${words}</div>`);
        },
      },
    },
    {
      name: 'first-paint:styles',
      apply: 'build',
      transformIndexHtml: {
        order: 'post',
        handler: (html, context) => (html.includes('data-painted') ? carryStyles(html, context) : html),
      },
    },
  ];
}

const emptyRoot = '<div id="root"></div>';

async function paint(root: string): Promise<string> {
  const vite = await createServer({
    root,
    configFile: false,
    mode: 'production',
    appType: 'custom',
    logLevel: 'error',
    plugins: [react()],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const page = await vite.ssrLoadModule('/first-paint/paint-first.tsx');
    const { paintFirst } = page;
    if (typeof paintFirst !== 'function') throw new Error('first-paint/paint-first.tsx has no paintFirst().');
    return String(await paintFirst());
  } finally {
    await vite.close();
  }
}

/**
 * Writes the styles into the page as well, those of the scripts that follow included: each file that is asked for
 * before the first paint costs a way through the main process, which has just started and has other things to do.
 */
function carryStyles(html: string, { bundle, chunk }: IndexHtmlTransformContext): string {
  const styles = new Set<string>();
  const scripts = new Set<string>();

  function collect(fileName: string): void {
    const found = bundle?.[fileName];
    if (found?.type !== 'chunk' || scripts.has(fileName)) return;
    scripts.add(fileName);
    for (const style of found.viteMetadata?.importedCss ?? []) styles.add(style);
    for (const next of found.imports) collect(next);
  }

  function read(fileName: string): string {
    const found = bundle?.[fileName];
    if (found?.type !== 'asset') throw new Error(`The build has no ${fileName}.`);
    return String(found.source);
  }

  if (chunk) collect(chunk.fileName);
  for (const next of chunk?.dynamicImports ?? []) collect(next);
  const written = [...styles].map((style) => `<style>${fromPage(read(style), style)}</style>`).join('\n');
  return html.replaceAll(fileLink, '').replace('</head>', () => `${written}\n</head>`);
}

/** What a style names beside itself, such as a font, is seen from the page now. */
function fromPage(css: string, style: string): string {
  return css.replace(/url\((["']?)\.\//g, (_, quote: string) => `url(${quote}./${posix.dirname(style)}/`);
}

/** What Vite links by itself: styles that are now in the page, and scripts that may wait for the first paint. */
const fileLink = /\s*<link rel="(?:stylesheet|modulepreload)"[^>]*>/g;
