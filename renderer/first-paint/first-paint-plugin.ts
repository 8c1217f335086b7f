import { dirname } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type HtmlTagDescriptor, type IndexHtmlTransformContext, type Plugin } from 'vite';

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
        handler: (html, context) => (html.includes('data-painted') ? linkWhatFollows(context) : []),
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

/** The page starts React by a dynamic import; its styles are needed for the words, its scripts right after them. */
function linkWhatFollows({ bundle, chunk }: IndexHtmlTransformContext): HtmlTagDescriptor[] {
  const styles = new Set<string>();
  const scripts = new Set<string>();

  function collect(fileName: string): void {
    const found = bundle?.[fileName];
    if (found?.type !== 'chunk' || scripts.has(fileName)) return;
    scripts.add(fileName);
    for (const style of found.viteMetadata?.importedCss ?? []) styles.add(style);
    for (const next of found.imports) collect(next);
  }

  for (const next of chunk?.dynamicImports ?? []) collect(next);
  const own = new Set([chunk?.fileName, ...(chunk?.imports ?? [])]);
  return [
    ...[...styles].map((style) => link({ rel: 'stylesheet', href: `./${style}` })),
    ...[...scripts]
      .filter((script) => !own.has(script))
      .map((script) => link({ rel: 'modulepreload', href: `./${script}` })),
  ];
}

function link(attrs: { readonly rel: string; readonly href: string }): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'head' };
}
