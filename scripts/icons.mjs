import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { drawTrayIcon, trayLooks } from './icons/tray-icon.mjs';
import { preparePackages } from './setup/packages.mjs';
import { inRoot } from './setup/paths.mjs';
import { runCommand } from './setup/run-command.mjs';
import { say } from './setup/say.mjs';

/** The sizes that Linux desktops look for; 512 is also the window's own icon. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const largest = 1024;

/**
 * Draws assets/icon.svg as every platform wants it: PNG for Linux, ICO for Windows, ICNS for macOS; and the icons
 * beside the clock.
 */
await runCommand(async () => {
  await preparePackages();
  const open = await openPainter();
  const draw = open(readFileSync(inRoot('assets', 'icon.svg'), 'utf8'));
  const { default: png2icons } = await import('png2icons');
  const big = Buffer.from(draw(largest));
  mkdirSync(inRoot('assets', 'icons'), { recursive: true });
  for (const size of linuxSizes) write(`icons/${size}x${size}.png`, draw(size));
  write('icon.png', draw(512));
  write('icon.ico', png2icons.createICO(big, png2icons.BICUBIC2, 0, false, true));
  write('icon.icns', png2icons.createICNS(big, png2icons.BICUBIC2, 0));
  mkdirSync(inRoot('assets', 'tray'), { recursive: true });
  for (const look of trayLooks) {
    const coloured = open(drawTrayIcon(look, false));
    const template = open(drawTrayIcon(look, true));
    // macOS measures in points, the others in what is there; Electron takes "@2x" where the screen is finer.
    write(`tray/${look}.png`, coloured(32));
    write(`tray/${look}@2x.png`, coloured(64));
    write(`tray/${look}Template.png`, template(18));
    write(`tray/${look}Template@2x.png`, template(36));
  }
  return 0;
});

/**
 * @returns {Promise<(svg: string) => (size: number) => Uint8Array>} opens a picture, and then draws it as a PNG, `size`
 * pixels wide
 */
async function openPainter() {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(readFileSync(wasm));
  return (svg) => (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

/**
 * @param {string} name below assets/
 * @param {Uint8Array | null} bytes
 */
function write(name, bytes) {
  if (!bytes) throw new Error(`assets/${name} could not be drawn`);
  writeFileSync(inRoot('assets', name), bytes);
  say('icon', `assets/${name} (${bytes.length} bytes)`);
}
