import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { contentSecurityPolicy, photoPagePolicy } from './content-security-policy.ts';
import { pageFile } from './page-file.ts';

export interface Pages {
  /** The folder of the built pages. */
  readonly folder: string;
  /** A photo as JPEG, or `undefined` if there is none. */
  readonly readPhoto: (id: string, size: 'full' | 'thumbnail') => Uint8Array | undefined;
}

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

/** Answers `app://window/…` with the built pages and `app://photos/<id>/<size>.jpg` with photos; all else is 404. */
export function servePages(protocol: Pick<Protocol, 'handle'>, pages: Pages): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (request.method !== 'GET') return notFound();
    if (host === 'photos') return photoResponse(pathname, pages.readPhoto);
    return host === 'window' ? pageResponse(pages.folder, pathname) : notFound();
  });
}

async function pageResponse(folder: string, pathname: string): Promise<Response> {
  const file = pageFile(folder, pathname);
  if (file === undefined) return notFound();
  try {
    const policy = file.path === join(folder, 'photo.html') ? photoPagePolicy : contentSecurityPolicy;
    return new Response(new Uint8Array(await readFile(file.path)), {
      headers: { ...headers, 'Content-Security-Policy': policy, 'Content-Type': file.type },
    });
  } catch {
    return notFound();
  }
}

function photoResponse(pathname: string, readPhoto: Pages['readPhoto']): Response {
  const match = /^\/([0-9a-f]{64})\/(full|thumbnail)\.jpg$/.exec(pathname);
  const jpeg =
    match?.[1] === undefined ? undefined : readPhoto(match[1], match[2] === 'full' ? 'full' : 'thumbnail');
  if (jpeg === undefined) return notFound();
  const cached = { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, max-age=31536000, immutable' };
  return new Response(new Uint8Array(jpeg), { headers: { ...headers, ...cached } });
}

function notFound(): Response {
  return new Response('', { status: 404, headers });
}
