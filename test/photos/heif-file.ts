import { uint16, uint32 } from './big-endian.ts';

/** One coded picture of a HEIC or AVIF file: what its decoder must know beforehand, and the picture itself. */
export interface HeifTile {
  readonly codec: 'hvc1' | 'av01';
  /** The whole `hvcC` or `av1C` box. */
  readonly configuration: Buffer;
  readonly picture: Buffer;
  /** Of the square tile, in pixels. */
  readonly side: number;
}

export interface HeifPlan {
  readonly tile: HeifTile;
  /** More than one, and the file is a grid of tiles, as an iPhone writes it. */
  readonly columns?: number;
  readonly rows?: number;
  /** Quarter turns against the clock that set the picture upright. */
  readonly turns?: 0 | 1 | 2 | 3;
  readonly mirror?: 'top-bottom' | 'left-right';
  /** What the camera noted, from `Exif\0\0` on. */
  readonly notes?: Buffer;
  /** The name of a colour profile that has nothing but this name in it. */
  readonly profile?: string;
  /** The size that the file claims, if it lies. */
  readonly claims?: { readonly width: number; readonly height: number };
}

/** @returns the one tile of a small file that heif-enc wrote */
export function readTile(file: Uint8Array, side: number): HeifTile {
  const bytes = Buffer.from(file);
  const boxAt = (type: string) => {
    const start = bytes.indexOf(type) - 4;
    return bytes.subarray(start, start + bytes.readUInt32BE(start));
  };
  const isHevc = bytes.includes('hvcC');
  return {
    codec: isHevc ? 'hvc1' : 'av01',
    configuration: boxAt(isHevc ? 'hvcC' : 'av1C'),
    picture: boxAt('mdat').subarray(8),
    side,
  };
}

/**
 * Writes a HEIF file, ISO 23008-12, in the shape of an iPhone's: a grid of coded tiles that all show the same, turned
 * by `irot`, with the camera's notes beside it. Of heif-enc's own files only the coded picture is taken.
 */
export function writeHeif(plan: HeifPlan): Buffer {
  const { tile, columns = 1, rows = 1 } = plan;
  const tiles = Array.from({ length: columns * rows }, (_, index) => index + 1);
  const isGrid = tiles.length > 1;
  const gridId = tiles.length + 1;
  const notesId = tiles.length + 2;
  const primaryId = isGrid ? gridId : 1;
  const size = plan.claims ?? { width: columns * tile.side, height: rows * tile.side };
  const grid = Buffer.concat([
    Buffer.from([0, 1, rows - 1, columns - 1]),
    uint32(size.width),
    uint32(size.height),
  ]);
  const notes = plan.notes && Buffer.concat([uint32(6), plan.notes]);

  const items = [
    ...tiles.map((id) => infe(id, tile.codec, isGrid)),
    ...(isGrid ? [infe(gridId, 'grid')] : []),
    ...(notes ? [infe(notesId, 'Exif', true)] : []),
  ];
  const references = [
    ...(isGrid ? [reference('dimg', gridId, tiles)] : []),
    ...(notes ? [reference('cdsc', notesId, [primaryId])] : []),
  ];
  // Properties are named by their place in this list, which begins at 1.
  const properties = [
    tile.configuration,
    fullBox('ispe', 0, 0, uint32(tile.side), uint32(tile.side)),
    fullBox('ispe', 0, 0, uint32(size.width), uint32(size.height)),
    fullBox('pixi', 0, 0, Buffer.from([3, 8, 8, 8])),
    box('irot', Buffer.from([plan.turns ?? 0])),
    ...(plan.mirror ? [box('imir', Buffer.from([plan.mirror === 'top-bottom' ? 0 : 1]))] : []),
    ...(plan.profile ? [box('colr', Buffer.from('prof'), namedProfile(plan.profile))] : []),
  ];
  const ofPicture = [3, 4, essential(5), ...properties.slice(5).map((_, index) => essential(6 + index))];
  const associations = isGrid
    ? [...tiles.map((id) => associate(id, [essential(1), 2, 4])), associate(gridId, ofPicture)]
    : [associate(1, [essential(1), ...ofPicture])];

  const brand = tile.codec === 'hvc1' ? 'heic' : 'avif';
  const ftyp = box('ftyp', Buffer.from(brand), uint32(0), Buffer.from(`mif1${brand}miaf`));
  /** The places of tile and notes are known once it is known how long all before them is: so it is written twice. */
  const writeMeta = (tileAt: number) =>
    fullBox(
      'meta',
      0,
      0,
      fullBox('hdlr', 0, 0, uint32(0), Buffer.from('pict'), Buffer.alloc(13)),
      fullBox('pitm', 0, 0, uint16(primaryId)),
      fullBox('iinf', 0, 0, uint16(items.length), ...items),
      ...(references.length > 0 ? [fullBox('iref', 0, 0, ...references)] : []),
      box(
        'iprp',
        box('ipco', ...properties),
        fullBox('ipma', 0, 0, uint32(associations.length), ...associations),
      ),
      ...(isGrid ? [box('idat', grid)] : []),
      fullBox(
        'iloc',
        1,
        0,
        Buffer.from([0x44, 0]),
        uint16(items.length),
        ...tiles.map((id) => located(id, 0, tileAt, tile.picture.length)),
        ...(isGrid ? [located(gridId, 1, 0, grid.length)] : []),
        ...(notes ? [located(notesId, 0, tileAt + tile.picture.length, notes.length)] : []),
      ),
    );
  const mdatHeadBytes = 8;
  const tileAt = ftyp.length + writeMeta(0).length + mdatHeadBytes;
  return Buffer.concat([ftyp, writeMeta(tileAt), box('mdat', tile.picture, ...(notes ? [notes] : []))]);
}

function infe(id: number, type: string, isHidden = false): Buffer {
  return fullBox('infe', 2, isHidden ? 1 : 0, uint16(id), uint16(0), Buffer.from(`${type}\0`));
}

function reference(type: string, from: number, to: readonly number[]): Buffer {
  return box(type, uint16(from), uint16(to.length), ...to.map(uint16));
}

function associate(id: number, properties: readonly number[]): Buffer {
  return Buffer.concat([uint16(id), Buffer.from([properties.length, ...properties])]);
}

/** Whoever does not understand it must not show the picture. */
function essential(property: number): number {
  return property | 0x80;
}

/** @param inIdat 1 when it lies in `idat`, 0 in the file */
function located(id: number, inIdat: 0 | 1, start: number, length: number): Buffer {
  return Buffer.concat([uint16(id), uint16(inIdat), uint16(0), uint16(1), uint32(start), uint32(length)]);
}

/** ICC.1:2022, 7.2: a head of 128 bytes and a table of one tag, its description in UTF-16. */
function namedProfile(name: string): Buffer {
  const words = Buffer.from(name, 'utf16le').swap16();
  const mluc = Buffer.concat([
    Buffer.from('mluc'),
    uint32(0),
    uint32(1),
    uint32(12),
    Buffer.from('enUS'),
    uint32(words.length),
    uint32(28),
    words,
  ]);
  const table = Buffer.concat([uint32(1), Buffer.from('desc'), uint32(144), uint32(mluc.length)]);
  const head = Buffer.alloc(128);
  head.writeUInt32BE(144 + mluc.length, 0);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  return Buffer.concat([head, table, mluc]);
}

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const all = Buffer.concat(content);
  return Buffer.concat([uint32(8 + all.length), Buffer.from(type), all]);
}

function fullBox(type: string, version: number, flags: number, ...content: readonly Buffer[]): Buffer {
  return box(type, uint32(version * 0x1_00_00_00 + flags), ...content);
}
