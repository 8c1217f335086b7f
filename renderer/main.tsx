import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createQueries } from './ipc/create-queries.ts';
import { keepLiveValues } from './ipc/live-values.ts';
import { Providers } from './providers.tsx';
import { wasLinkedLastTime } from './remember-linked.ts';
import { createText, languageOfPage, showLanguage } from './text/start-text.ts';

/**
 * Brings the window to life.
 * @param onAlive called once, when what is on the screen answers to clicks
 */
export async function showWindow(root: HTMLElement, onAlive: () => void): Promise<void> {
  refuseDroppedFiles();
  const text = createText();
  await showLanguage(text, languageOfPage());

  createRoot(root).render(
    <StrictMode>
      <Providers text={text} lives={keepLiveValues(window.promoBrothers)} queries={createQueries()}>
        <App wasLinkedAtStart={wasLinkedLastTime()} />
        <Alive onAlive={onAlive} />
      </Providers>
    </StrictMode>,
  );
}

/** A file that is dropped beside its place must not replace the window. */
function refuseDroppedFiles(): void {
  for (const name of ['dragover', 'drop'] as const) {
    window.addEventListener(name, (event) => event.preventDefault());
  }
}

function Alive({ onAlive }: { readonly onAlive: () => void }): null {
  useEffect(() => onAlive(), [onAlive]);
  return null;
}
