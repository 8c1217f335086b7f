import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { BoxAddress } from '../../main/practice/practice-box.ts';

/** The line between the app and a server on this computer, which can be cut: then nobody is there to connect to. */
export interface CuttableLine {
  /** The server as the app finds it through the line. */
  readonly server: BoxAddress;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function openCuttableLine(server: BoxAddress): Promise<CuttableLine> {
  const behind = Number(new URL(server.url).port);
  const sockets = new Set<Socket>();
  let port = 0;
  let listener: Server;

  async function mend(): Promise<void> {
    listener = createServer((near) => {
      const far = connect(behind, '127.0.0.1');
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
    });
    await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
    const address = listener.address();
    port = typeof address === 'object' && address !== null ? address.port : port;
  }

  async function cut(): Promise<void> {
    const closed = new Promise((resolve) => listener.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await mend();
  onTestFinished(() => (listener.listening ? cut() : undefined));
  return { server: { ...server, url: server.url.replace(`:${behind}/`, `:${port}/`) }, cut, mend };
}
