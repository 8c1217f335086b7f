import type { KeyStore } from '../../main/whatsapp/key-store/key-store.ts';

/** What must never be read anywhere: bytes in hex and in Base64, without the end that depends on what follows. */
export type Secrets = Set<string>;

/** Short values are counters and flags; 16 bytes and more are keys, secrets, signatures. */
const shortestSecret = 16;

/**
 * A key store that remembers every key that is ever put into it.
 * @returns the store to use, and all secrets so far, each in the ways in which a program would print it
 */
export function collectSecrets(keys: KeyStore): { readonly keys: KeyStore; readonly secrets: Secrets } {
  const secrets: Secrets = new Set();
  const own: Pick<KeyStore, 'write' | 'writeLogin'> = {
    write(changes) {
      collect(changes, secrets);
      return keys.write(changes);
    },
    writeLogin(login) {
      collect(login, secrets);
      keys.writeLogin(login);
    },
  };
  return { keys: Object.create(keys, Object.getOwnPropertyDescriptors(own)) as KeyStore, secrets };
}

function collect(value: unknown, secrets: Secrets): void {
  if (value instanceof Uint8Array) addBytes(value, secrets);
  else if (typeof value === 'string') addText(value, secrets);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      // The ids of ratchets are keys too.
      addText(name, secrets);
      collect(inner, secrets);
    }
  }
}

function addBytes(bytes: Uint8Array, secrets: Secrets): void {
  if (bytes.byteLength < shortestSecret) return;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.byteLength <= 64) {
    secrets.add(buffer.toString('hex'));
    secrets.add(buffer.toString('base64').replace(/[^/+\w]|.=*$/g, ''));
    // The public keys of Signal have a byte in front that only says their kind.
    if (buffer.byteLength === 33) addBytes(buffer.subarray(1), secrets);
    return;
  }
  // A session or a sender key is a text with keys in it.
  addText(buffer.toString('latin1'), secrets);
}

function addText(text: string, secrets: Secrets): void {
  for (const [found] of text.matchAll(/[A-Za-z0-9+/]{43,}={0,2}/g))
    addBytes(Buffer.from(found, 'base64'), secrets);
}
