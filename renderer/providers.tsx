import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { LiveValues } from './ipc/live-values.ts';
import { LivesContext } from './ipc/use-live.ts';
import { cssVariables, theme } from './theme.ts';

interface ProvidersProps {
  readonly text: i18n;
  readonly lives: LiveValues;
  readonly queries: QueryClient;
  readonly children: ReactNode;
}

/** What every part of the window finds around it: its look, its words, main's values and main's answers. */
export function Providers({ text, lives, queries, children }: ProvidersProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <I18nextProvider i18n={text}>
        <QueryClientProvider client={queries}>
          <LivesContext value={lives}>{children}</LivesContext>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}
