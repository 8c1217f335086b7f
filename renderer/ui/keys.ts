/** `Ctrl K` here, `⌘ K` on a Mac. */
export function withControl(key: string): string {
  return isMac() ? `⌘ ${key}` : `Ctrl ${key}`;
}

export function isMac(): boolean {
  // The first words are written where there is no navigator (first-paint/).
  return globalThis.navigator?.userAgent.includes('Macintosh') ?? false;
}
