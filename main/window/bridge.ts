import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/ipc/call.ts';
import type { Lives } from '../../shared/ipc/contract.ts';

// One listener for each live value is no leak, however many values there come to be.
ipcRenderer.setMaxListeners(0);

/** The window's door: two words cross it, and main decides what they may say. */
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('call', name, input),
  listen(name, listener) {
    const hear = (_event: unknown, told: unknown, value: unknown) => {
      if (told === name) listener(value as Lives[typeof name]);
    };
    ipcRenderer.on('live', hear);
    ipcRenderer.send('listen', name);
    return () => ipcRenderer.off('live', hear);
  },
};

contextBridge.exposeInMainWorld('promoBrothers', bridge);
