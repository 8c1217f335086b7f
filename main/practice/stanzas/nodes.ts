import type { BinaryNode } from '@whiskeysockets/baileys/lib/WABinary/index.js';

/** A stanza or a part of one, as the binary XML codec of Baileys reads and writes it. */
export type Node = BinaryNode;

export const serverJid = '@s.whatsapp.net';

type Attributes = Record<string, string | number | undefined>;

/** Builds a stanza; attributes that are `undefined` are left out, numbers become text. */
export function node(tag: string, attributes: Attributes = {}, content?: Node['content']): Node {
  const attrs: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) attrs[name] = String(value);
  }
  return content === undefined ? { tag, attrs } : { tag, attrs, content };
}

/** Children of a stanza, all or those with this tag. */
export function children(parent: Node | undefined, tag?: string): readonly Node[] {
  if (!parent || !Array.isArray(parent.content)) return [];
  return tag === undefined ? parent.content : parent.content.filter((child) => child.tag === tag);
}

export function child(parent: Node | undefined, tag: string): Node | undefined {
  return children(parent, tag)[0];
}

/** The bytes that a stanza carries; empty when it carries children or nothing. */
export function bytes(from: Node | undefined): Buffer {
  const content = from?.content;
  if (content === undefined || Array.isArray(content)) return Buffer.alloc(0);
  return Buffer.from(content);
}

export function childBytes(parent: Node | undefined, tag: string): Buffer {
  return bytes(child(parent, tag));
}

/** Reads a big-endian number of up to six bytes, as ids of keys travel. */
export function bigEndian(data: Buffer): number {
  return data.length === 0 || data.length > 6 ? Number.NaN : data.readUIntBE(0, data.length);
}

export function toBigEndian(value: number, length: number): Buffer {
  const data = Buffer.alloc(length);
  data.writeUIntBE(value, 0, length);
  return data;
}
