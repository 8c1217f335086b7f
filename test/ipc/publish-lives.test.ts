import { expect, test } from 'vitest';
import { beforeAnything } from '../../main/ipc/before-anything.ts';
import { publishLives } from '../../main/ipc/publish-lives.ts';
import { usualSettings } from '../../shared/settings.ts';
import { createFakeClock } from '../fakes/clock.ts';

const inEnglish = usualSettings('en', true);
const start = beforeAnything(usualSettings('pt-BR', true));

function startLives() {
  const clock = createFakeClock();
  const told: unknown[] = [];
  const lives = publishLives(start, clock, (name, value) => told.push([name, value]));
  return { clock, told, lives };
}

test('The first change is told at once.', () => {
  const { told, lives } = startLives();
  lives.publish('productsVersion', 1);
  expect(told).toEqual([['productsVersion', 1]]);
});

test('A hundred changes in a second are told four times, and the last one is not lost.', () => {
  const { clock, told, lives } = startLives();
  for (let change = 1; change <= 100; change += 1) {
    lives.publish('productsVersion', change);
    clock.advance(10);
  }
  clock.advance(250);
  expect(told.length).toBeLessThanOrEqual(5);
  expect(told.at(-1)).toEqual(['productsVersion', 100]);
});

test('One busy value does not hold up another.', () => {
  const { told, lives } = startLives();
  lives.publish('productsVersion', 1);
  lives.publish('settings', inEnglish);
  expect(told).toHaveLength(2);
});

test('A reload finds the present value, and names that are no live values are not known.', () => {
  const { lives } = startLives();
  lives.publish('settings', inEnglish);
  expect(lives.read('settings')).toEqual(inEnglish);
  expect(lives.has('settings')).toBe(true);
  expect(lives.has('toString')).toBe(false);
  expect(lives.has(7)).toBe(false);
});

test('After stop nothing more is told.', () => {
  const { clock, told, lives } = startLives();
  lives.publish('productsVersion', 1);
  lives.publish('productsVersion', 2);
  lives.stop();
  clock.advance(1_000);
  expect(told).toHaveLength(1);
});
