import { createHash } from 'node:crypto';
import { readTarHeader, tarHeader } from '../../main/backup/tar-header.ts';

/** A backup that is right in itself, whatever it holds. */
export function pack(files: Files): Buffer {
  const entries = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)] as const);
  const manifest = entries.map(([name, bytes]) => ({
    ...{ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  }));
  const all = [...entries, ['manifest.json', Buffer.from(JSON.stringify(manifest))] as const];
  const pieces = all.flatMap(([name, bytes]) => [
    ...[tarHeader(name, bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)],
  ]);
  return Buffer.concat([...pieces, Buffer.alloc(1_024)]);
}

/** The files of a tar, without its manifest. */
export function unpack(tar: Buffer): Files {
  const files: Record<string, Buffer> = {};
  for (let at = 0; ; ) {
    const entry = readTarHeader(tar.subarray(at, at + 512));
    if (entry === null || entry.name === 'manifest.json') return files;
    files[entry.name] = tar.subarray(at + 512, at + 512 + entry.size);
    at += 512 + Math.ceil(entry.size / 512) * 512;
  }
}

export type Files = Readonly<Record<string, string | Buffer>>;
