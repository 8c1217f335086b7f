/** Whom this build asks for newer versions. */
export type Feed =
  /** The build says so itself (`app-update.yml`, which electron-builder writes when it knows where to publish). */
  | { readonly kind: 'of-the-build' }
  /** A feed on this computer, for tests: unpackaged builds only. */
  | { readonly kind: 'here'; readonly url: string };

export interface FeedFacts {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the build brought `app-update.yml` along. */
  readonly namesFeed: boolean;
}

/**
 * Nobody is asked without a feed. On a Mac only a signed program can be replaced (Squirrel.Mac), and no build is signed
 * yet; on Linux an AppImage replaces itself, and a package belongs to the system.
 * @returns `null` when this build looks for nothing
 */
export function decideFeed({ platform, isPackaged, env, namesFeed }: FeedFacts): Feed | null {
  const { PROMO_UPDATE_FEED: url, APPIMAGE } = env;
  if (!isPackaged) return url !== undefined && isLoopback(url) ? { kind: 'here', url } : null;
  const mayReplaceItself = platform === 'win32' || (platform === 'linux' && APPIMAGE !== undefined);
  return namesFeed && mayReplaceItself ? { kind: 'of-the-build' } : null;
}

/** A feed without encryption is one on this computer, or none. */
export function isLoopback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return protocol === 'http:' && username === '' && hostname === '127.0.0.1';
}
