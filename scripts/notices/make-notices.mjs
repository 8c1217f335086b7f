import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Part one package that may end up in the shipped app
 * @property {string} name
 * @property {string} version
 * @property {string} license as the package says
 * @property {string} text its licence in full; empty when the package carries none
 */

/**
 * Writes NOTICES from the lock file and the installed packages: what the app is made of, and under which terms.
 * The same packages give the same bytes on every platform, so that a test can compare.
 * @param {string} root the folder with package-lock.json and node_modules
 * @returns {string}
 */
export function makeNotices(root) {
  const parts = findParts(root);
  const list = parts.map(({ name, version, license }) => `  ${name} ${version}: ${license}`);
  const all = [...parts, readFont(root)];
  return [introduction(parts), ...list, '', ...texts(all)].join('\n');
}

/**
 * The font is no package: its letters stand in assets/fonts/, with their licence beside them.
 * @param {string} root
 * @returns {Part}
 */
function readFont(root) {
  return {
    name: 'Figtree',
    version: '(assets/fonts, from @fontsource-variable/figtree 5.3.0)',
    license: 'OFL-1.1',
    text: readFileSync(join(root, 'assets', 'fonts', 'OFL.txt'), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim(),
  };
}

/** Packages that hold types only: nothing of them is ever shipped. */
const typesOnly = /^(@types\/|type-fest$|undici-types$|tagged-tag$)/;

/**
 * @param {string} root
 * @returns {Part[]} by name and version, each once
 */
function findParts(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  /** @type {Map<string, Part>} */
  const parts = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (path === '' || entry.dev || entry.optional || entry.devOptional || typesOnly.test(name)) continue;
    const part = {
      name,
      version: entry.version,
      license: entry.license,
      text: readLicense(join(root, path)),
    };
    parts.set(`${name}@${entry.version}`, part);
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

/** @param {string} folder of an installed package */
function readLicense(folder) {
  const file = readdirSync(folder)
    .sort()
    .find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : '';
}

/** @param {readonly Part[]} parts */
function introduction(parts) {
  const versionOf = (/** @type {string} */ name) =>
    parts.find((part) => part.name === name)?.version ?? 'missing';
  return `Promo Brothers is free software under the GNU Affero General Public License, version 3 only: see LICENSE.
It contains, or is made with, the work of others. \`npm run notices\` writes this file from the lock file.

What decides the licence of the whole:

  libsignal ${versionOf('libsignal')} (WhiskeySockets' port of Signal's protocol to JavaScript): GPL-3.0.
  whatsapp-rust-bridge ${versionOf('whatsapp-rust-bridge')}: its package says MIT, but the WebAssembly inside it is compiled from
    whatsapp-rust, whose wacore/libsignal carries code of Signal's libsignal: AGPL-3.0-only.
  libheif-js ${versionOf('libheif-js')}: libheif with libde265, which read HEIC, compiled to WebAssembly: LGPL-3.0. They stay
    files of their own, unchanged, and may be replaced by others of the same interface.
  @whiskeysockets/baileys ${versionOf('@whiskeysockets/baileys')} (the WhatsApp Web protocol): MIT.
  Figtree, the font of the window, in assets/fonts: SIL Open Font License 1.1, which lets a program carry it.
  Electron: MIT. Chromium and everything in it: LICENSES.chromium.html, beside the program of every package.

Promo Brothers is not made, endorsed or supported by WhatsApp, Meta or Signal.

Packages that the app is built from:
`;
}

/**
 * @param {readonly Part[]} parts
 * @returns {string[]} each licence text once, under the packages that carry it
 */
function texts(parts) {
  /** @type {Map<string, string[]>} */
  const carriers = new Map();
  for (const { name, version, text } of parts) {
    carriers.set(text, [...(carriers.get(text) ?? []), `${name} ${version}`]);
  }
  const line = '-'.repeat(78);
  return [...carriers].flatMap(([text, names]) => [
    line,
    ...names,
    '',
    text || 'No licence text comes with these packages beyond the name given above.',
    '',
  ]);
}
