import { QueryClient } from '@tanstack/react-query';

/** Main is on this computer: an answer is right or wrong at once, and the network says nothing about it. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: Infinity },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
