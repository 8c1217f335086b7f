import { join } from 'node:path';
import { checkFarEnd } from './check-far-end.ts';
import { doMainJob } from './do-main-job.ts';
import { keepReadmePictures } from './keep-readme-pictures.ts';
import { openShop } from './open-shop.ts';
import { createPictures } from './pictures.ts';
import { createTranscript } from './transcript.ts';
import { showWeek } from './week/show-week.ts';

const root = join(import.meta.dirname, '../..');

/** A week has many pauses between groups. */
const weekClock = { PROMO_CLOCK: '600' };

interface Options {
  readonly keepOpen: boolean;
  /** Whether the pictures become the README's. */
  readonly isForReadme: boolean;
  /** A week of planning and coming back, instead of the main job. */
  readonly isWeek: boolean;
}

/** Opens the app in practice, does the main job as a person would, and asks the far end what arrived. */
async function demo({ keepOpen, isForReadme, isWeek }: Options): Promise<number> {
  const transcript = createTranscript();
  const shop = await openShop(root, isWeek ? weekClock : {});
  try {
    const pictures = createPictures(join(root, 'demo'), shop.page);
    if (isWeek) await showWeek(shop, pictures, transcript);
    else await checkFarEnd(shop, await doMainJob(shop, pictures, transcript), pictures, transcript);
    transcript.say('pictures', `${pictures.count()} in ${pictures.folder}`);
    if (isForReadme) keepReadmePictures(pictures.folder, join(root, 'assets', 'pictures'));
  } catch (error) {
    transcript.expect(
      false,
      `the demo went on to its end: ${error instanceof Error ? error.message : error}`,
    );
  }
  const status = transcript.end(isWeek ? 'The week' : 'The main job');
  if (keepOpen && status === 0) {
    transcript.say('window', 'stays open for you; close it to end');
    await shop.untilClosed();
  }
  await shop.close();
  return status;
}

process.exitCode = await demo({
  keepOpen: process.argv.includes('--keep-open'),
  isForReadme: process.argv.includes('--readme'),
  isWeek: process.argv.includes('--week'),
});
