import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface PageFile {
  readonly path: string;
  readonly type: string;
}

/**
 * Which file of the built pages answers a request, if any.
 * @param pathname the path of the URL as it was asked for, still percent-encoded
 * @returns `undefined` for anything that is not a plain file below `folder`: `..`, encoded slashes, unknown types.
 */
export function pageFile(folder: string, pathname: string): PageFile | undefined {
  const plain = decode(pathname);
  if (plain === undefined || plain.includes('\0') || plain.includes('\\') || plain.includes(':'))
    return undefined;
  const path = normalize(join(folder, plain));
  const type = types[extname(path)];
  if (type === undefined || !path.startsWith(folder + sep)) return undefined;
  return { path, type };
}

function decode(pathname: string): string | undefined {
  try {
    const plain = decodeURIComponent(pathname);
    return plain.split('/').includes('..') ? undefined : plain;
  } catch {
    return undefined;
  }
}
