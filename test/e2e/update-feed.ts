import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Release {
  readonly version: string;
  /** What the file really holds. */
  readonly content: string;
  /** What the feed promises of it, when that is another thing. */
  readonly promised?: string;
  readonly notes?: string;
}

/** A feed on this computer, as electron-builder writes it for Linux, which serves the release that it was given last. */
export interface UpdateFeed {
  readonly url: string;
  offers(release: Release): void;
  /** The paths that were asked for. */
  readonly asked: readonly string[];
}

export async function openUpdateFeed(): Promise<UpdateFeed> {
  const asked: string[] = [];
  let release: Release | undefined;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://127.0.0.1').pathname;
    asked.push(path);
    if (release === undefined) response.writeHead(404).end();
    else response.end(path.endsWith('.yml') ? describeRelease(release) : release.content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    url: `http://127.0.0.1:${port}/`,
    offers(next) {
      release = next;
    },
  };
}

function describeRelease({ version, content, promised = content, notes = '' }: Release): string {
  const name = `Promo-Brothers-${version}.AppImage`;
  const sha512 = createHash('sha512').update(promised).digest('base64');
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${promised.length}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    `releaseNotes: ${JSON.stringify(notes)}`,
    "releaseDate: '2026-11-27T00:00:00.000Z'",
    '',
  ].join('\n');
}
