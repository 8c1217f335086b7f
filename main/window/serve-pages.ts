import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Protocol, ProtocolRequest, ProtocolResponse } from 'electron';
import { contentSecurityPolicy, photoPagePolicy } from './content-security-policy.ts';
import { pageFile } from './page-file.ts';

export interface Pages {
  /** The folder of the built pages. */
  readonly folder: string;
  /** A photo as JPEG, or `undefined` if there is none. */
  readonly readPhoto: (id: string, size: 'full' | 'thumbnail') => Uint8Array | undefined;
  /** A file of the pages was asked for. */
  readonly onFile?: () => void;
}

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Answers `app://window/…` with the built pages and `app://photos/<id>/<size>.jpg` with photos; all else is 404.
 * By Electron's older way: `handle` makes a `Request` of each question, and Node must first read all of undici for
 * that, 40 to 90 ms before the page, and 4 MB for good.
 */
export function servePages(protocol: Pick<Protocol, 'registerBufferProtocol'>, pages: Pages): void {
  protocol.registerBufferProtocol('app', (request, answer) => answer(respond(request, pages)));
}

function respond({ url, method }: ProtocolRequest, pages: Pages): ProtocolResponse {
  const { host, pathname } = new URL(url);
  if (method !== 'GET') return notFound;
  if (host === 'photos') return photoResponse(pathname, pages.readPhoto);
  if (host !== 'window') return notFound;
  pages.onFile?.();
  return pageResponse(pages.folder, pathname);
}

function pageResponse(folder: string, pathname: string): ProtocolResponse {
  const file = pageFile(folder, pathname);
  if (file === undefined) return notFound;
  try {
    const policy = file.path === join(folder, 'photo.html') ? photoPagePolicy : contentSecurityPolicy;
    return {
      data: readFileSync(file.path),
      headers: { ...headers, 'Content-Security-Policy': policy, 'Content-Type': file.type },
    };
  } catch {
    return notFound;
  }
}

function photoResponse(pathname: string, readPhoto: Pages['readPhoto']): ProtocolResponse {
  const match = /^\/([0-9a-f]{64})\/(full|thumbnail)\.jpg$/.exec(pathname);
  const jpeg =
    match?.[1] === undefined ? undefined : readPhoto(match[1], match[2] === 'full' ? 'full' : 'thumbnail');
  if (jpeg === undefined) return notFound;
  const cached = { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, max-age=31536000, immutable' };
  return { data: Buffer.from(jpeg), headers: { ...headers, ...cached } };
}

const notFound: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0), headers };
