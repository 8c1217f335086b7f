import { z } from 'zod';

const webLink = z.url({ protocol: /^https?$/, hostname: /./ }).refine((text) => !/\s/.test(text));

/** True for a page on the web, and for nothing that a click could run: `javascript:` and the like are no links. */
export function isWebLink(text: string): boolean {
  return webLink.safeParse(text).success;
}
