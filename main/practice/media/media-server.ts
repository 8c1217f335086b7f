import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { generate } from 'selfsigned';
import type { Violations } from '../server/violations.ts';
import type { World } from '../server/world.ts';
import type { MediaStore } from './media-store.ts';

const largestUpload = 64 * 1024 * 1024;

type MediaServerNeeds = Pick<World, 'media' | 'violations' | 'switches'>;

export interface MediaServer {
  readonly certificate: string;
  stop(): Promise<void>;
}

/** WhatsApp's media host on loopback, with a certificate made for this run. */
export async function startMediaServer({
  media,
  violations,
  switches,
}: MediaServerNeeds): Promise<MediaServer> {
  const pems = await generate([{ name: 'commonName', value: 'practice media' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    const path = new URL(request.url ?? '/', 'https://media.invalid').pathname;
    if (request.method === 'POST' && switches.failingUploads > 0) {
      switches.failingUploads -= 1;
      request.resume();
      response.writeHead(500).end();
    } else if (request.method === 'POST') void takeUpload(media, violations, path, request, response);
    else if (request.method === 'GET') give(media, path, response);
    else response.writeHead(405).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  media.host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return { certificate: pems.cert, stop: () => stop(server) };
}

/** Baileys lib/Utils/messages-media.js:665: POST /mms/image/<hash of the sealed bytes>?auth&token. */
async function takeUpload(
  media: MediaStore,
  violations: Violations,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > largestUpload) {
      response.writeHead(413).end();
      return;
    }
    parts.push(part);
  }
  const sealed = Buffer.concat(parts);
  const name = createHash('sha256').update(sealed).digest('base64url');
  const query = new URL(request.url ?? '/', 'https://media.invalid').searchParams;
  const isNamed = decodeURIComponent(path).replace(/=+$/, '') === `/mms/image/${name}`;
  if (!isNamed || query.get('auth') !== 'box' || !query.get('token')) {
    violations.record('an upload that is not named after its hash, or without auth');
    response.writeHead(400).end();
    return;
  }
  const directPath = `/v/t62/${name}`;
  media.put(directPath, sealed);
  const answer = { url: `https://${media.host}${directPath}`, direct_path: directPath };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

function give(media: MediaStore, path: string, response: ServerResponse): void {
  const sealed = media.get(path);
  if (sealed) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(sealed);
  else response.writeHead(404).end();
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
