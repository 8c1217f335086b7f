import { join } from 'node:path';
import { checkFarEnd } from './check-far-end.ts';
import { doMainJob } from './do-main-job.ts';
import { keepReadmePictures, stepsOfMainJob, stepsOfWeek } from './keep-readme-pictures.ts';
import { openShop, type Shop, type ShopOptions } from './open-shop.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createTranscript, type Transcript } from './transcript.ts';
import { showWeek } from './week/show-week.ts';

const root = join(import.meta.dirname, '../..');
const readmePictures = join(root, 'assets', 'pictures');
/** A page that shows it should not take long to come. */
const largestFilm = 1_500_000;

interface Show {
  /** The folder of its pictures, below demo/. */
  readonly folder: string;
  readonly works: string;
  readonly options: ShopOptions;
  /** What the README shows of it. */
  readonly steps: readonly string[];
  run(shop: Shop, pictures: Pictures, transcript: Transcript): Promise<void>;
}

const mainJob: Show = {
  folder: '',
  works: 'The main job',
  options: {},
  steps: stepsOfMainJob,
  async run(shop, pictures, transcript) {
    await checkFarEnd(shop, await doMainJob(shop, pictures, transcript), pictures, transcript);
  },
};

/** A week of planning and coming back; it has many pauses between groups. */
const week: Show = {
  folder: 'week',
  works: 'The week',
  options: { env: { PROMO_CLOCK: '600' } },
  steps: stepsOfWeek,
  run: showWeek,
};

interface Options {
  readonly keepOpen: boolean;
  /** Whether the pictures become the README's. */
  readonly isForReadme: boolean;
}

/** Opens the app in practice, does a job as a person would, and asks the far end what arrived. */
async function demo(show: Show, { keepOpen, isForReadme }: Options): Promise<number> {
  const transcript = createTranscript();
  const shop = await openShop(root, show.options);
  try {
    const pictures = createPictures(join(root, 'demo', show.folder), shop.page, { isForReadme });
    await show.run(shop, pictures, transcript);
    transcript.say('pictures', `${pictures.count()} in ${pictures.folder}`);
    if (isForReadme) keepReadmePictures(pictures.folder, readmePictures, show.steps);
    if (show === mainJob && pictures.film) await keepFilm(pictures.film, transcript);
  } catch (error) {
    transcript.expect(
      false,
      `the demo went on to its end: ${error instanceof Error ? error.message : error}`,
    );
  }
  const status = transcript.end(show.works);
  if (keepOpen && status === 0) {
    transcript.say('window', 'stays open for you; close it to end');
    await shop.untilClosed();
  }
  await shop.close();
  return status;
}

async function keepFilm(film: NonNullable<Pictures['film']>, transcript: Transcript): Promise<void> {
  const { frameCount, byteCount } = await film.save(join(readmePictures, 'main-job.webp'));
  transcript.expect(
    frameCount > 10 && byteCount < largestFilm,
    `the loop of the main job has ${frameCount} frames in ${Math.round(byteCount / 1_000)} kB`,
  );
}

const has = (argument: string) => process.argv.includes(argument);
const options: Options = { keepOpen: has('--keep-open'), isForReadme: has('--readme') };
const shows = options.isForReadme ? [mainJob, week] : [has('--week') ? week : mainJob];
for (const show of shows) process.exitCode = (await demo(show, options)) || (process.exitCode ?? 0);
