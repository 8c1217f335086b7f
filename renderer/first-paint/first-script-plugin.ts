import type { Plugin } from 'vite';

export interface FirstScript {
  readonly plugin: Plugin;
  /** Whether a module is read before the window lives. To be asked when all modules are known. */
  readonly holds: (moduleId: string) => boolean;
}

/**
 * Everything that the window's first screen is made of, to be written into one file. Left to itself the build gives
 * each part that some other screen uses too a file of its own, and every file costs a way through the main process,
 * which has just started: there were 48 of them.
 * @param start the end of the path of the module that all of it is imported from
 */
export function firstScript(start: string): FirstScript {
  const held = new Set<string>();
  const plugin: Plugin = {
    name: 'first-script',
    apply: 'build',
    buildEnd(error) {
      if (error !== undefined) return;
      const from = [...this.getModuleIds()].filter((id) => id.replaceAll('\\', '/').endsWith(start));
      if (from.length !== 1)
        this.error(`the window starts with ${from.length} modules ${start}, not with one`);
      for (const id of from) held.add(id);
      // A set is walked on over what is added to it meanwhile.
      for (const id of held) for (const next of this.getModuleInfo(id)?.importedIds ?? []) held.add(next);
    },
  };
  return { plugin, holds: (moduleId) => held.has(moduleId) };
}
