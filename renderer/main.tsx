import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { redoEarlyClick } from './first-paint/redo-early-click.ts';
import { createQueries } from './ipc/create-queries.ts';
import { keepLiveValues } from './ipc/live-values.ts';
import { Providers } from './providers.tsx';
import { wasLinkedLastTime } from './remember-linked.ts';
import { createText, languageOfPage } from './text/start-text.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

// A file that is dropped beside its place must not replace the window.
for (const name of ['dragover', 'drop'] as const) {
  window.addEventListener(name, (event) => event.preventDefault());
}

// What stands first in a window that was linked is read while the words are.
if (wasLinkedLastTime()) void import('./products/products-screen.tsx');
const text = await createText(languageOfPage());

createRoot(root).render(
  <StrictMode>
    <Providers text={text} lives={keepLiveValues(window.promoBrothers)} queries={createQueries()}>
      <App wasLinkedAtStart={wasLinkedLastTime()} />
      <Alive root={root} />
    </Providers>
  </StrictMode>,
);

/** Effects run once the buttons on the screen do something. */
function Alive({ root }: { readonly root: HTMLElement }): null {
  useEffect(() => redoEarlyClick(root), [root]);
  return null;
}
