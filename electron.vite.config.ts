import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { leanSettings } from './main/system/lean-settings-plugin.ts';
import { oneByte } from './main/system/one-byte-plugin.ts';
import { wasmFiles } from './main/whatsapp/baileys/wasm-files-plugin.ts';
import { firstPaint } from './renderer/first-paint/first-paint-plugin.ts';
import { firstScript } from './renderer/first-paint/first-script-plugin.ts';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));

/** The app compares this with the Electron that runs it: on any other it opens only practice or loopback. */
const pinnedElectron: string = manifest.devDependencies.electron;

/** For the diagnosis. */
const baileysVersion: string = manifest.dependencies['@whiskeysockets/baileys'];

/** Optional natives that Baileys and ws reach for at run time; the app works without them and ships none. */
const neverBundled = ['sharp', 'jimp', 'link-preview-js', 'audio-decode', 'bufferutil', 'utf-8-validate'];

/** Node 20, which may run this build, does not know `node:sqlite`; Electron's own Node does. */
const builtIns = ['electron', /^electron\//, /^node:/];

/** Whole paths: the build looks from the repository, hot reload from the renderer's own folder. */
const inRenderer = (page: string) => join(import.meta.dirname, 'renderer', page);

const first = firstScript('renderer/main.tsx');

export default defineConfig({
  main: {
    plugins: [wasmFiles(), leanSettings(), oneByte()],
    define: {
      __PINNED_ELECTRON__: JSON.stringify(pinnedElectron),
      __BAILEYS__: JSON.stringify(baileysVersion),
    },
    ssr: { noExternal: true },
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      minify: true,
      rollupOptions: {
        input: {
          main: 'main/main.ts',
          'practice-process': 'main/practice/practice-process.ts',
          'practice-server': 'main/practice/practice-server.ts',
          'backup-process': 'main/backup/backup-process.ts',
          'spreadsheet-process': 'main/spreadsheets/spreadsheet-process.ts',
        },
        external: [...builtIns, ...neverBundled],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      minify: true,
      rollupOptions: {
        input: { bridge: 'main/window/bridge.ts', 'photo-bridge': 'main/photos/photo-bridge.ts' },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), firstPaint(), first.plugin, oneByte()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: {
        input: { window: inRenderer('index.html'), photo: inRenderer('photo.html') },
        output: { codeSplitting: { groups: first.groups } },
      },
    },
  },
});
