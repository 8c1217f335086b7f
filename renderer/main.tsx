import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createQueries } from './ipc/create-queries.ts';
import { keepLiveValues } from './ipc/live-values.ts';
import { Providers } from './providers.tsx';
import { wasLinkedLastTime } from './remember-linked.ts';
import { createText, languageOfPage, showLanguage } from './text/start-text.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

// A file that is dropped beside its place must not replace the window.
for (const name of ['dragover', 'drop'] as const) {
  window.addEventListener(name, (event) => event.preventDefault());
}

const text = createText();
await showLanguage(text, languageOfPage());

createRoot(root).render(
  <StrictMode>
    <Providers text={text} lives={keepLiveValues(window.promoBrothers)} queries={createQueries()}>
      <App wasLinkedAtStart={wasLinkedLastTime()} />
    </Providers>
  </StrictMode>,
);
