import { dirname } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type Plugin } from 'vite';

/**
 * Writes the connection screen into the built page, so that its words are painted with the page and not only when
 * React has been read and run. React then draws the same over it.
 */
export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { filename }) {
        if (!html.includes(emptyRoot)) return html;
        const words = await paint(dirname(filename));
        return html.replace(emptyRoot, () => `<div id="root">${words}</div>`);
      },
    },
  };
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
