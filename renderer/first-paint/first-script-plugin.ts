import type { Plugin } from 'vite';

export interface FirstScript {
  readonly plugin: Plugin;
  /** For Rolldown's `output.codeSplitting`. */
  readonly groups: readonly { readonly name: string; readonly test: (moduleId: string) => boolean }[];
}

/**
 * Everything that the window's first screen is made of, to be written into one file. Left to itself the build gives
 * each part that some other screen uses too a file of its own, and every file costs a way through the main process,
 * which has just started: there were 48 of them.
 * @param start the end of the path of the module that all of it is imported from
 */
export function firstScript(start: string): FirstScript {
  const held = new Set<string>();
  const shared = new Set<string>();
  const plugin: Plugin = {
    name: 'first-script',
    apply: 'build',
    buildEnd(error) {
      if (error !== undefined) return;
      const ids = [...this.getModuleIds()];
      const read = (id: string) => this.getModuleInfo(id)?.importedIds ?? [];
      const starts = ids.filter((id) => id.replaceAll('\\', '/').endsWith(start));
      if (starts.length !== 1)
        this.error(`the window starts with ${starts.length} modules ${start}, not with one`);
      // What runs before it, and in the other pages, must not bring it along, and it must not run with what it holds.
      const before = closure(
        ids.filter((id) => this.getModuleInfo(id)?.isEntry),
        read,
      );
      for (const id of closure(starts, read)) {
        if (before.has(id)) shared.add(id);
        else if (!starts.includes(id)) held.add(id);
      }
    },
    generateBundle(_options, bundle) {
      for (const { isEntry, name, imports } of Object.values(bundle).filter(
        (file) => file.type === 'chunk',
      )) {
        const bringsIt = imports.some(
          (file) => bundle[file]?.type === 'chunk' && bundle[file].name === 'first',
        );
        if (isEntry && bringsIt)
          this.error(`the page ${name} reads the window's first script before its own`);
      }
    },
  };
  return {
    plugin,
    groups: [
      // Every page has it, and it must bring nothing else along: modules of the last group take it with them.
      { name: 'preload-helper', test: (id) => id.includes('vite/preload-helper') },
      // The same goes for what runs before and is needed again: the words, and which language they are in.
      { name: 'shared', test: (id) => shared.has(id) },
      { name: 'first', test: (id) => held.has(id) },
    ],
  };
}

/** These modules and all that they import, and what that imports. */
function closure(ids: readonly string[], read: (id: string) => readonly string[]): ReadonlySet<string> {
  const all = new Set(ids);
  // A set is walked on over what is added to it meanwhile.
  for (const id of all) for (const next of read(id)) all.add(next);
  return all;
}
