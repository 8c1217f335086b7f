/** What precedes the first frame of a connection: `WA`, the protocol version and the dictionary version. */
const header = Buffer.from([0x57, 0x41, 6, 3]);

/** The most that a client may send in one frame; the length field could say 16 MB. */
const longestFrame = 4 * 1024 * 1024;

/** Cuts what arrives on a socket into frames: three bytes of length, big-endian, and the data. */
export class FrameReader {
  /** Set once the header was read. */
  intro: { readonly header: Buffer; readonly routingInfo: Buffer | null } | null = null;
  #rest: Buffer = Buffer.alloc(0);

  /**
   * @returns the frames that are complete now, in order
   * @throws Error when the header is not that of WhatsApp Web, or a frame is too long
   */
  push(data: Buffer): Buffer[] {
    this.#rest = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data]);
    if (!this.intro && !this.#readIntro()) return [];
    const frames: Buffer[] = [];
    while (this.#rest.length >= 3) {
      const length = this.#rest.readUIntBE(0, 3);
      if (length > longestFrame) throw new Error(`a frame of ${length} bytes`);
      if (this.#rest.length < length + 3) break;
      frames.push(this.#rest.subarray(3, length + 3));
      this.#rest = this.#rest.subarray(length + 3);
    }
    return frames;
  }

  /** Baileys lib/Utils/noise-handler.js:60: `ED 00 01`, three bytes of length and the routing info may stand first. */
  #readIntro(): boolean {
    let rest = this.#rest;
    let routingInfo: Buffer | null = null;
    if (rest.length >= 2 && rest.toString('latin1', 0, 2) === 'ED') {
      if (rest.length < 7) return false;
      const length = rest.readUIntBE(4, 3);
      if (rest.length < 7 + length) return false;
      routingInfo = rest.subarray(7, 7 + length);
      rest = rest.subarray(7 + length);
    }
    if (rest.length < header.length) return false;
    if (!rest.subarray(0, header.length).equals(header)) throw new Error('an unknown protocol header');
    this.intro = { header, routingInfo };
    this.#rest = rest.subarray(header.length);
    return true;
  }
}

export function frame(data: Buffer): Buffer {
  const length = Buffer.alloc(3);
  length.writeUIntBE(data.length, 0, 3);
  return Buffer.concat([length, data]);
}
