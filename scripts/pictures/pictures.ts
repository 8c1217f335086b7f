import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { openShop } from '../demo/open-shop.ts';
import { createTranscript, type Transcript } from '../demo/transcript.ts';
import { createCamera } from './camera.ts';
import { listMissing } from './screens.ts';
import type { Shot } from './shot.ts';
import { alone } from './stories/alone.ts';
import { crowd } from './stories/crowd.ts';
import { many } from './stories/many.ts';
import { nothing } from './stories/nothing.ts';
import { one } from './stories/one.ts';
import type { BoxStory, Story } from './stories/story.ts';
import { createWalk } from './walk.ts';
import { writeContactSheet } from './write-contact-sheet.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'pictures');
const stepMs = 30_000;
const allStories: readonly (Story | BoxStory)[] = [nothing, one, alone, many, crowd];

/** Tells each story in a fresh shop of its own, and lays all its pictures on one page. */
async function takeAllPictures(wanted: readonly string[]): Promise<number> {
  const transcript = createTranscript();
  const shots: Shot[] = [];
  if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stories = allStories.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const story of stories) await take(story, (shot) => shots.push(shot), transcript);
  if (wanted.length === 0) {
    const missing = listMissing(shots);
    transcript.expect(missing.length === 0, describeMissing(missing));
  }
  const sheet = writeContactSheet(shots, folder);
  transcript.say('all at once', sheet);
  return transcript.end('Every screen');
}

function describeMissing(missing: readonly string[]): string {
  if (missing.length === 0)
    return 'every screen with none, one and many, at its limit and large, in both themes';
  return `pictures are missing: ${missing.join(' · ')}`;
}

async function take(
  story: Story | BoxStory,
  keep: (shot: Shot) => void,
  transcript: Transcript,
): Promise<void> {
  if (!('box' in story)) {
    const { tell, ...plan } = story;
    return perform(plan, tell, keep, transcript);
  }
  const box = await startBoxProcess(story.box);
  try {
    const { name, options } = story;
    const plan = { name, options: { ...options, server: box.address } };
    await perform(plan, (scene) => story.tell(scene, box), keep, transcript);
  } finally {
    await box.stop();
  }
}

async function perform(
  { name, options }: Omit<Story, 'tell'>,
  tell: Story['tell'],
  keep: (shot: Shot) => void,
  transcript: Transcript,
): Promise<void> {
  const beganAt = performance.now();
  let count = 0;
  let last = 'none';
  const shop = await openShop(root, options);
  shop.page.setDefaultTimeout(stepMs);
  const camera = createCamera(shop, folder, (shot) => {
    count += 1;
    last = shot.file;
    keep(shot);
  });
  try {
    await tell({ shop, walk: createWalk(shop), camera });
    const seconds = Math.round((performance.now() - beganAt) / 1_000);
    transcript.expect(count > 0, `${name}: ${count} pictures in ${seconds} s`);
  } catch (error) {
    await shop.page.screenshot({ path: join(folder, `trouble-${name.replaceAll(' ', '-')}.png`) });
    const why = error instanceof Error ? error.message : error;
    transcript.expect(false, `${name} was told to its end (the last picture was ${last}): ${why}`);
  } finally {
    await shop.close();
  }
}

process.exitCode = await takeAllPictures(process.argv.slice(2));
