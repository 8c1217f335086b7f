import { join } from 'node:path';
import { keepBaselines, thisMachine, writePictures } from './baselines.ts';
import { openGallery } from './take-pictures.ts';

/** Takes a picture of every part; with `--keep` they become what the visual test compares with. */
const gallery = await openGallery();
const pictures = await gallery.takePictures();
await gallery.close();
if (process.argv.includes('--keep')) {
  keepBaselines(pictures);
  console.log(`  baselines          ${pictures.length} pictures kept for ${thisMachine}`);
} else {
  writePictures(join(import.meta.dirname, '../../gallery'), pictures);
  console.log(`  pictures           ${pictures.length} in gallery/`);
}
