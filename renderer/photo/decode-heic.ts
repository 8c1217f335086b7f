import openLibheif, { type MainModule } from 'libheif-js/libheif-wasm/libheif.js';
import wasmUrl from 'libheif-js/libheif-wasm/libheif.wasm?url';
import { mostPhotoPixels } from '../../shared/photos.ts';

/** Decodes a HEIC; each call frees what it took. @throws when it cannot be read */
export type DecodeHeic = (bytes: Uint8Array) => ImageData;

/**
 * Loads libheif (LGPL-3.0), 1.4 MB of WASM that only the iPhone's photos need: Chromium reads no HEIC.
 * The module is used through its C interface, because its own `HeifDecoder` copies every picture twice more.
 */
export async function loadHeicDecoder(): Promise<DecodeHeic> {
  const wasmBinary = await (await fetch(wasmUrl)).arrayBuffer();
  // What is wrong with a file is told by the codes below; the console is nobody's.
  const heif = openLibheif({ wasmBinary, print: () => {}, printErr: () => {} });
  return (bytes) => decodeWith(heif, bytes);
}

/** Values of libheif's C enums (heif_error.h, heif_image.h, 1.23). */
const ok = 0;
const rgb = 1;
const interleavedRgba = 11;
const interleavedChannel = 10;

/** A `heif_error` is a code, a second code and a pointer to words. */
const errorBytes = 12;
const pointerBytes = 4;

function decodeWith(heif: MainModule, bytes: Uint8Array): ImageData {
  const error = heif._malloc(errorBytes);
  const out = heif._malloc(pointerBytes);
  const file = heif._malloc(bytes.byteLength);
  const context = heif._heif_context_alloc();
  let handle = 0;
  let image = 0;
  try {
    heif.HEAPU8.set(bytes, file);
    const check = () => refuseUnlessOk(heif, error);
    // The limit is a side; libheif compares the area.
    heif._heif_context_set_maximum_image_size_limit(context, Math.ceil(Math.sqrt(mostPhotoPixels)));
    heif._heif_context_read_from_memory(error, context, file, bytes.byteLength, 0);
    check();
    heif._heif_context_get_primary_image_handle(error, context, out);
    check();
    handle = readPointer(heif, out);
    heif._heif_decode_image(error, handle, out, rgb, interleavedRgba, 0);
    check();
    image = readPointer(heif, out);
    return copyPixels(heif, image, out, colorSpaceOf(heif, handle, error));
  } finally {
    if (image !== 0) heif._heif_image_release(image);
    if (handle !== 0) heif._heif_image_handle_release(handle);
    heif._heif_context_free(context);
    for (const memory of [file, out, error]) heif._free(memory);
  }
}

/** The picture stands upright already: libheif turns and mirrors it as the file says. */
function copyPixels(
  heif: MainModule,
  image: number,
  out: number,
  colorSpace: PredefinedColorSpace,
): ImageData {
  const width = heif._heif_image_get_width(image, interleavedChannel);
  const height = heif._heif_image_get_height(image, interleavedChannel);
  const plane = heif._heif_image_get_plane_readonly(image, interleavedChannel, out);
  if (width <= 0 || height <= 0 || plane === 0) throw new Error('libheif decoded no picture.');
  const stride = readPointer(heif, out);
  const picture = new ImageData(width, height, { colorSpace });
  for (let row = 0; row < height; row += 1) {
    const start = plane + row * stride;
    picture.data.set(heif.HEAPU8.subarray(start, start + width * 4), row * width * 4);
  }
  return picture;
}

/** An iPhone's pixels are of Display P3; taken for sRGB they would look pale. */
function colorSpaceOf(heif: MainModule, handle: number, error: number): PredefinedColorSpace {
  const length = heif._heif_image_handle_get_raw_color_profile_size(handle);
  if (length === 0) return 'srgb';
  const profile = heif._malloc(length);
  try {
    heif._heif_image_handle_get_raw_color_profile(error, handle, profile);
    // ICC.1:2022, 10.15: the name is written in UTF-16, so every other byte is zero.
    const words = new TextDecoder('latin1').decode(heif.HEAPU8.slice(profile, profile + length));
    return words.replaceAll('\0', '').includes('Display P3') ? 'display-p3' : 'srgb';
  } finally {
    heif._free(profile);
  }
}

function refuseUnlessOk(heif: MainModule, error: number): void {
  const code = readPointer(heif, error);
  if (code !== ok) throw new Error(`libheif could not read it: ${code}, ${readPointer(heif, error + 4)}.`);
}

/** The memory may have moved since: it is looked up each time. */
function readPointer(heif: MainModule, address: number): number {
  return new DataView(heif.HEAPU8.buffer).getUint32(address, true);
}
