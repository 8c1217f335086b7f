import Store from 'electron-store';
import type { SettingsFile } from '../settings.ts';

/** `settings.json` in the data folder. A file that is no JSON any more is begun anew: it holds nothing that is dear. */
export function openSettingsFile(folder: string): SettingsFile {
  const store = new Store<Record<string, unknown>>({
    cwd: folder,
    name: 'settings',
    clearInvalidConfig: true,
  });
  return {
    read: () => store.store,
    write: (settings) => store.set({ ...settings }),
  };
}
