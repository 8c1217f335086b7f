import { useMediaQuery } from '@mantine/hooks';

/** Whether drawings stand alone at the side of the window, without their words: see navigation.module.css. */
export function useSmallWindow(): boolean {
  return useMediaQuery('(max-width: 860px)') ?? false;
}
