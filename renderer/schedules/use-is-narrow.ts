import { useMediaQuery } from '@mantine/hooks';

/** Seven days have no room side by side: a very small window, or one in which everything is twice as large. */
export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 700px)', window.innerWidth <= 700);
}
