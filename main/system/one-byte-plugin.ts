import type { Plugin } from 'vite';

/**
 * Writes what Latin-1 does not have as escapes. V8 keeps the text of a program for as long as it runs, with one byte a
 * character, or with two as soon as a single one of them needs it: four arrows in the comments that Baileys' protocol
 * brings along cost 2.5 MB.
 */
export function oneByte(): Plugin {
  return {
    name: 'one-byte',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') file.code = escapeWide(file.code);
        }
      },
    },
  };
}

/** In code, where all that is wider than a byte stands in texts, in patterns and in comments. */
export function escapeWide(code: string): string {
  return code.replace(/(\\*)([^\0-\xff])/g, (_, before: string, unit: string) => {
    // A backslash right before it says nothing, and would make a text of ours.
    const kept = before.slice(before.length % 2);
    return `${kept}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
