import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import { logIn } from '../pairing/log-in.ts';
import { startPairing } from '../pairing/pairing.ts';
import { takeStanza } from '../stanzas/take-stanza.ts';
import { Connection, type ConnectionEvents } from './connection.ts';
import type { World } from './world.ts';

export interface Listener {
  readonly port: number;
  stop(): Promise<void>;
}

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

const chatPath = '/ws/chat';

/**
 * Listens on 127.0.0.1 and nowhere else.
 * @param port 0 for any free one
 * @param handleRequest what plain HTTP requests get; 404 when missing
 */
export async function listen(world: World, port: number, handleRequest?: RequestHandler): Promise<Listener> {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const events = connectionEvents(world);
  const server = createServer((request, response) => {
    if (handleRequest) handleRequest(request, response);
    else response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== chatPath) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      world.connections.add(new Connection(world, webSocket, socket, events));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async stop() {
      for (const connection of world.connections) connection.drop();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function connectionEvents(world: World): ConnectionEvents {
  return {
    opened(connection, session) {
      if (session.payload.devicePairingData) startPairing(world, connection, session);
      else logIn(world, connection, session);
    },
    stanza: (connection, stanza) => takeStanza(world, connection, stanza),
    closed(connection) {
      world.connections.delete(connection);
      connection.pairing?.countersigned?.(null);
      connection.pairing?.code?.finish?.(null);
      if (connection.device?.connection === connection) connection.device.connection = null;
    },
  };
}
