/** The one page of the app. In development it comes from Vite's server on this computer instead. */
export const appScheme = 'app';
export const windowOrigin = 'app://window';
export const windowUrl = `${windowOrigin}/index.html`;

/**
 * Whether a page at `url` may speak to main.
 * @param developmentUrl Vite's address, only in `npm run dev` of an unpackaged app
 */
export function isOurPage(url: string, developmentUrl?: string): boolean {
  const origin = originOf(url);
  if (origin === windowOrigin) return true;
  return developmentUrl !== undefined && origin === originOf(developmentUrl);
}

/** `new URL().origin` is `null` for schemes of our own, so it is put together here. */
function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
