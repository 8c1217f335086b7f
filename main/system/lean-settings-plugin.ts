import type { Plugin } from 'vite';

/**
 * Leaves out of the build what electron-store (conf 15, source/index.js) reads at every start and uses only for a
 * schema or for migrations of its own, which our settings have none of (settings-file.ts): ajv and semver are 370 kB,
 * half of all that stands behind the window. Whoever does use them is told so at the first attempt, in any build.
 */
export function leanSettings(): Plugin {
  return {
    name: 'lean-settings',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const isLeftOut = source in leftOut && /[\\/]node_modules[\\/]conf[\\/]/.test(importer ?? '');
      return isLeftOut ? `\0left-out:${source}` : undefined;
    },
    load: (id) => (id.startsWith('\0left-out:') ? leftOut[id.slice('\0left-out:'.length)] : undefined),
  };
}

const refuse = "() => { throw new Error('left out of this build: main/system/lean-settings-plugin.ts'); }";

const leftOut: Readonly<Record<string, string>> = {
  'ajv/dist/2020.js': `export const Ajv2020 = ${refuse};`,
  'ajv-formats': `export default { default: ${refuse} };`,
  semver: `export default new Proxy({}, { get: ${refuse} });`,
};
