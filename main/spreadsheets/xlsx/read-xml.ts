import { SaxesParser } from 'saxes';
import { AppError } from '../../../shared/failure.ts';

/** What a reader of one part wants to know; names come without a prefix, because writers choose their own. */
export interface XmlListener {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

export type XmlAttributes = Readonly<Record<string, string>>;

/** Spreadsheets nest some ten deep. */
const deepest = 100;

/**
 * Reads XML piece by piece, without entities of its own and without anything from outside.
 * @throws AppError `spreadsheet-unreadable`, and whatever the listener throws
 */
export function readXml(pieces: Iterable<Uint8Array>, listener: XmlListener): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', (cause) => {
    throw new AppError('spreadsheet-unreadable', { cause });
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new AppError('spreadsheet-unreadable');
    listener.open?.(withoutPrefix(name), attributes);
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.close?.(withoutPrefix(name));
  });
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
  }
  parser.close();
}

/** Of an attribute that has its own prefix, as `r:id`; the prefix is the writer's choice. */
export function readPrefixed(attributes: XmlAttributes, name: string): string | undefined {
  const found = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
