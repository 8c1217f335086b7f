import './mantine.css';
import './theme.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { keepLiveValues } from './ipc/live-values.ts';
import { LivesContext } from './ipc/use-live.ts';
import { startText } from './text/start-text.ts';
import { cssVariables, theme } from './theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

// A file that is dropped beside its place must not replace the window.
for (const name of ['dragover', 'drop'] as const) {
  window.addEventListener(name, (event) => event.preventDefault());
}

const text = await startText();
const lives = keepLiveValues(window.promoBrothers);
// Main is on this computer: an answer is right or wrong at once, and the network says nothing about it.
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: Infinity },
    mutations: { retry: false, networkMode: 'always' },
  },
});

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <I18nextProvider i18n={text}>
        <QueryClientProvider client={queries}>
          <LivesContext value={lives}>
            <App />
          </LivesContext>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  </StrictMode>,
);
