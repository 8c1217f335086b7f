import Store from 'electron-store';
import type { Settings } from '../shared/settings.ts';
import type { SettingsFile } from './settings.ts';

/** Opens `settings.json` in the data folder; a file that is no JSON is begun anew, since nothing in it is dear. */
export function openSettingsFile(folder: string): SettingsFile {
  const store = new Store<Partial<Settings>>({ cwd: folder, name: 'settings', clearInvalidConfig: true });
  return {
    read: () => store.store,
    write: (settings) => {
      store.store = settings;
    },
  };
}
