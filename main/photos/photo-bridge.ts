import { contextBridge, ipcRenderer } from 'electron';
import type { PhotoBridge, PhotoFormat } from '../../shared/photos.ts';

/** The door of the page that decodes photos: bytes in, an answer out. It has no other word with main. */
const bridge: PhotoBridge = {
  onDecode(listener) {
    ipcRenderer.on('decode-photo', async (_event, jobId: unknown, bytes: unknown, format: PhotoFormat) => {
      if (!(bytes instanceof Uint8Array)) return;
      const outcome = await listener({ bytes, format }).catch(
        () => ({ problem: 'photo-unreadable' }) as const,
      );
      ipcRenderer.send('photo-decoded', jobId, outcome);
    });
  },
};

contextBridge.exposeInMainWorld('photoBridge', bridge);
