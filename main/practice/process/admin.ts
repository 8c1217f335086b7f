import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PracticeBox } from '../practice-box.ts';
import type { RequestHandler } from '../server/listen.ts';

const longestQr = 4096;

/** The admin of the stand-alone server. `open` hands it the box, which it needs to exist before it is asked. */
export function createAdmin(): { readonly handleRequest: RequestHandler; open(box: PracticeBox): void } {
  let box: PracticeBox | null = null;
  return {
    open(opened) {
      box = opened;
    },
    handleRequest(request, response) {
      if (!box || !isFromHere(request)) {
        response.writeHead(403).end();
        return;
      }
      answer(box, request, response).catch(() => response.writeHead(500).end());
    },
  };
}

/** A web page that resolves its own name to 127.0.0.1 would send that name along. */
function isFromHere(request: IncomingMessage): boolean {
  const host = request.headers.host?.split(':')[0];
  return (host === '127.0.0.1' || host === 'localhost') && request.headers.origin === undefined;
}

async function answer(box: PracticeBox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = `${request.method} ${request.url}`;
  if (asked === 'GET /admin/root-key') {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(box.address.rootKey);
  } else if (asked === 'GET /admin/stats') {
    const [report, violations, connectionCount, uploadCount] = await Promise.all([
      box.report(),
      box.violations(),
      box.server.connectionCount(),
      box.server.uploadCount(),
    ]);
    sendJson(response, 200, { ...report, violations, connectionCount, uploadCount });
  } else if (asked === 'POST /admin/mock-phone/scan-qr') {
    const scanned = await box.phone.scanQr(await readText(request));
    sendJson(response, scanned === 'linked' ? 200 : 409, { answer: scanned });
  } else {
    response.writeHead(404).end();
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > longestQr) return '';
  }
  return text.trim();
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
