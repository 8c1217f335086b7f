import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { cacheFolder, inRoot } from '../setup/paths.mjs';

/** Where the built page lies; it is no part of the app. */
export const galleryFolder = `${cacheFolder}/gallery/page`;

/** Builds the page of all components, from the very sources of the window. */
export async function buildGallery() {
  await build({
    root: inRoot('scripts', 'gallery', 'page'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { target: 'esnext', outDir: galleryFolder, emptyOutDir: true },
  });
}
