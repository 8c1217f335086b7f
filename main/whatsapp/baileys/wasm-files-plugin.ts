import { Buffer } from 'node:buffer';
import type { Plugin } from 'vite';

/** Longer than any other text in the module. */
const writtenWasm = /"([A-Za-z0-9+/=]{100000,})"/g;

/**
 * Takes the two WASM modules out of the text of whatsapp-rust-bridge (0.5.4, dist/index.js, each a megabyte of base64)
 * and puts them beside the build as files, of which only the one that this computer can use is read. As text they
 * stay in memory for good, in the source and once more as constants: 8 MB of the window's memory at the start.
 */
export function wasmFiles(): Plugin {
  return {
    name: 'wasm-files',
    apply: 'build',
    transform(code, id) {
      if (!/[\\/]whatsapp-rust-bridge[\\/]dist[\\/]index\.js$/.test(id)) return undefined;
      let count = 0;
      const without = code.replace(writtenWasm, (_, base64: string) => {
        count += 1;
        const name = `whatsapp-rust-bridge-${count}.wasm`;
        this.emitFile({ type: 'asset', fileName: `chunks/${name}`, source: Buffer.from(base64, 'base64') });
        return `readWasm('${name}')`;
      });
      if (count !== 2) this.error(`whatsapp-rust-bridge has ${count} WASM modules in its text, not 2`);
      return { code: reader + without, map: null };
    },
  };
}

/** The module becomes a chunk of the build, in the folder of the files. */
const reader = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
const readWasm = (name) => readFileSync(join(import.meta.dirname, name), 'base64');
`;
