import type { Duplex } from 'node:stream';
import { decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys/lib/WABinary/index.js';
import type { WebSocket } from 'ws';
import { FrameReader, frame } from '../noise/frames.ts';
import { NoiseResponder, type NoiseSession } from '../noise/noise-responder.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { LinkedDevice } from '../people/linked-device.ts';
import type { Forgery } from '../practice-box.ts';
import { type Node, node, serverJid } from '../stanzas/nodes.ts';
import { Outbox } from './outbox.ts';
import { Unacknowledged } from './unacknowledged.ts';
import type { World } from './world.ts';

/** What happens above the encrypted line. */
export interface ConnectionEvents {
  opened(connection: Connection, session: NoiseSession): void;
  stanza(connection: Connection, stanza: Node): Promise<void>;
  closed(connection: Connection): void;
}

/** One client's socket: handshake, frames, and stanzas in both directions. */
export class Connection {
  /** Who this is; null while a client is being linked. */
  device: LinkedDevice | null = null;
  pairing: Pairing | null = null;
  /** Set once the client said that it is ready for what waits for it. */
  isActive = false;
  routingInfo: Buffer | null = null;
  readonly usedIds = new Set<string>();
  /** Questions of the server that the client has not answered yet. */
  readonly openQuestions = new Set<string>();
  readonly #unacknowledged = new Unacknowledged();
  readonly #world: World;
  readonly #socket: WebSocket;
  /** What is below the WebSocket. */
  readonly #line: Duplex;
  readonly #events: ConnectionEvents;
  readonly #outbox: Outbox;
  readonly #frames = new FrameReader();
  #responder: NoiseResponder | null = null;
  #session: NoiseSession | null = null;
  #shownForgery: Forgery = 'nothing';
  #work: Promise<void> = Promise.resolve();
  /** Nothing more is taken from this client, because the server has ended the connection. */
  #hasEnded = false;
  #isDeaf = false;
  #openedCount = 0;
  #lastId = 0;

  constructor(world: World, socket: WebSocket, line: Duplex, events: ConnectionEvents) {
    this.#world = world;
    this.#socket = socket;
    this.#line = line;
    this.#events = events;
    this.#outbox = new Outbox((stanza) => this.#write(stanza), world.jitter);
    if (world.switches.isSilent) this.fallSilent();
    socket.on('message', (data: Buffer) => this.#receive(data));
    socket.on('close', () => this.#close());
    socket.on('error', () => socket.terminate());
  }

  nextId(): string {
    this.#lastId += 1;
    return `${this.#world.clock.now()}-${this.#lastId}`;
  }

  /** Sends in the order of the lane; stanzas of different lanes may overtake each other when there is jitter. */
  send(stanza: Node, lane?: string): void {
    if (isToAcknowledge(stanza)) this.#unacknowledged.add(stanza);
    this.#outbox.send(stanza, lane);
  }

  /** Sends at once and in this order, after everything that waits. */
  sendInOrder(stanzas: readonly Node[]): void {
    this.#outbox.flush();
    for (const stanza of stanzas) {
      if (isToAcknowledge(stanza)) this.#unacknowledged.add(stanza);
      this.#outbox.sendNow(stanza);
    }
  }

  sendIq(attributes: Record<string, string>, content: Node[]): void {
    const id = this.nextId();
    this.openQuestions.add(id);
    this.send(node('iq', { from: serverJid, id, ...attributes }, content), 'question');
  }

  /** @returns false when nothing was to be acknowledged so */
  takeAcknowledgement(ack: Node): boolean {
    return this.#unacknowledged.remove(ack);
  }

  takeReceipt(messageId: string): void {
    this.#unacknowledged.removeMessage(messageId);
  }

  /** Whether the client still has to acknowledge a notification about this chat, so that it cannot know better. */
  isBehindOn(from: string): boolean {
    return this.#unacknowledged.includesNotificationFrom(from);
  }

  /** Sends a last stanza after everything that waits, then closes. */
  end(last?: Node): void {
    if (this.#hasEnded) return;
    this.#outbox.flush();
    if (last) this.#write(last);
    this.#hasEnded = true;
    this.#socket.close();
  }

  /** The cable is pulled. */
  drop(): void {
    this.#hasEnded = true;
    this.#socket.terminate();
  }

  fallSilent(): void {
    this.#outbox.hold();
    this.#socket.pause();
  }

  speakAgain(): void {
    this.#socket.resume();
    this.#outbox.release();
  }

  /** Answers nothing any more, and takes what comes. */
  fallMute(): void {
    this.#outbox.hold();
  }

  /** Reads nothing and answers nothing, not even a goodbye; that the client has left is still noticed. */
  fallHalfOpen(): void {
    // At the end of the line `ws` still reads what it finds there (ws 8.23.0, lib/websocket.js, `socketOnClose`).
    this.#isDeaf = true;
    this.#outbox.hold();
    this.#line.removeAllListeners('data');
    this.#line.resume();
  }

  #receive(data: Buffer): void {
    if (this.#isDeaf) return;
    try {
      for (const complete of this.#frames.push(data)) this.#takeFrame(complete);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'malformed';
      const when = this.#session ? `after ${this.#openedCount} others` : 'in the handshake';
      this.#refuse(`a frame that does not open (${why}, ${when}${this.#hasEnded ? ', after the end' : ''})`);
    }
  }

  #takeFrame(data: Buffer): void {
    if (this.#session) {
      const plain = this.#session.open(data);
      this.#openedCount += 1;
      this.#work = this.#work.then(() => this.#takeStanza(plain));
      return;
    }
    if (!this.#responder) {
      const { certificates, switches } = this.#world;
      this.routingInfo = this.#frames.intro?.routingInfo ?? null;
      this.#shownForgery = switches.forgery;
      const header = this.#frames.intro?.header ?? Buffer.alloc(0);
      this.#responder = new NoiseResponder(
        header,
        certificates.staticKey,
        certificates.chain(switches.forgery),
      );
      this.#socket.send(frame(this.#responder.hello(data)));
      return;
    }
    this.#session = this.#responder.finish(data);
    if (['root', 'leaf', 'leaf-key'].includes(this.#shownForgery)) {
      this.#world.violations.record(`a client went on after a forged certificate (${this.#shownForgery})`);
    }
    this.#events.opened(this, this.#session);
  }

  async #takeStanza(plain: Buffer): Promise<void> {
    if (this.#hasEnded) return;
    try {
      await this.#events.stanza(this, await decodeBinaryNode(plain));
    } catch (error) {
      this.#refuse(`a stanza that cannot be read (${error instanceof Error ? error.message : 'malformed'})`);
    }
  }

  #refuse(why: string): void {
    this.#world.violations.record(why);
    this.#hasEnded = true;
    this.#socket.close();
  }

  #write(stanza: Node): void {
    if (!this.#session || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(frame(this.#session.seal(encodeBinaryNode(stanza))));
  }

  /** What the client sent before it went is still taken; what it did not acknowledge waits for its return. */
  #close(): void {
    this.isActive = false;
    this.#outbox.drop();
    this.#work = this.#work.then(() => {
      this.device?.takeBack(this, this.#unacknowledged.all());
      this.#events.closed(this);
    });
  }
}

function isToAcknowledge({ tag }: Node): boolean {
  return tag === 'notification' || tag === 'receipt' || tag === 'message';
}
