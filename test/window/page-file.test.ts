import { expect, test } from 'vitest';
import { pageFile } from '../../main/window/page-file.ts';

const folder = '/app/out/renderer';

test('A built page and its parts are found below the folder.', () => {
  expect(pageFile(folder, '/index.html')).toEqual({
    path: `${folder}/index.html`,
    type: 'text/html; charset=utf-8',
  });
  expect(pageFile(folder, '/assets/app-1.js')?.path).toBe(`${folder}/assets/app-1.js`);
});

test.each([
  '/../main/main.js',
  '/assets/../../main/main.js',
  '/%2e%2e/main/main.js',
  '/%2e%2e%2fmain/main.js',
  '/..%5cmain.js',
  '/assets/%00.js',
  '/C:/secret.js',
  '/index.html%',
  '/whatsapp.db',
  '/',
  '',
])('Nothing else is: %s', (pathname) => {
  expect(pageFile(folder, pathname)).toBeUndefined();
});
