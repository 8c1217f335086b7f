import { expect, test } from 'vitest';
import { isOurPage } from '../../main/window/addresses.ts';

test('The page of the app is ours.', () => {
  expect(isOurPage('app://window/index.html')).toBe(true);
});

test.each([
  'app://photos/x/full.jpg',
  'app://window.evil/index.html',
  'https://window/index.html',
  'file:///app/index.html',
  'about:blank',
  'data:text/html,hi',
  'http://localhost:5173/',
  '',
])('Nothing else is: %s', (url) => {
  expect(isOurPage(url)).toBe(false);
});

test("In development Vite's own address is ours as well, and no other port.", () => {
  expect(isOurPage('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true);
  expect(isOurPage('http://localhost:5174/index.html', 'http://localhost:5173')).toBe(false);
});
