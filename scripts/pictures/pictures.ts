import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openShop } from '../demo/open-shop.ts';
import { createTranscript, type Transcript } from '../demo/transcript.ts';
import { createCamera, type Shot } from './camera.ts';
import { many } from './stories/many.ts';
import { nothing } from './stories/nothing.ts';
import { one } from './stories/one.ts';
import type { Story } from './stories/story.ts';
import { createWalk } from './walk.ts';
import { writeContactSheet } from './write-contact-sheet.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'pictures');
const stepMs = 30_000;

/** Tells each story in a fresh shop of its own, and lays all its pictures on one page. */
async function takeAllPictures(wanted: readonly string[]): Promise<number> {
  const transcript = createTranscript();
  const shots: Shot[] = [];
  if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stories = [nothing, one, many].filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  for (const story of stories) await take(story, (shot) => shots.push(shot), transcript);
  const sheet = writeContactSheet(shots, folder);
  transcript.say('all at once', sheet);
  return transcript.end('Every screen');
}

async function take(story: Story, keep: (shot: Shot) => void, transcript: Transcript): Promise<void> {
  const beganAt = performance.now();
  let count = 0;
  let last = 'none';
  const shop = await openShop(root, story.options);
  shop.page.setDefaultTimeout(stepMs);
  const camera = createCamera(shop, folder, (shot) => {
    count += 1;
    last = shot.file;
    keep(shot);
  });
  try {
    await story.tell({ shop, walk: createWalk(shop), camera });
    const seconds = Math.round((performance.now() - beganAt) / 1_000);
    transcript.expect(count > 0, `${story.name}: ${count} pictures in ${seconds} s`);
  } catch (error) {
    await shop.page.screenshot({ path: join(folder, `trouble-${story.name.replaceAll(' ', '-')}.png`) });
    const why = error instanceof Error ? error.message : error;
    transcript.expect(false, `${story.name} was told to its end (the last picture was ${last}): ${why}`);
  } finally {
    await shop.close();
  }
}

process.exitCode = await takeAllPictures(process.argv.slice(2));
