import { expect, test } from 'vitest';
import { formatBytes, formatMs, formatSpan } from '../shared/measures.ts';

test.for([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [12_345_678, '12,3 MB'],
  [9_900_000_000_000, '9.900 GB'],
] as const)('%d bytes are %j', ([bytes, words]) => {
  expect(formatBytes(bytes, 'pt-BR').replace(/\s/g, ' ')).toBe(words);
});

test('milliseconds are whole', () => {
  expect(formatMs(1_250.4, 'pt-BR').replace(/\s/g, ' ')).toBe('1.250 ms');
  expect(formatMs(0.2, 'en')).toBe('0 ms');
});

test.for([
  [-5, '00:00'],
  [59_999, '00:00'],
  [3_600_000 + 5 * 60_000, '01:05'],
  [3 * 86_400_000 + 4 * 3_600_000, '3 d 04:00'],
] as const)('a span of %d ms is %j', ([ms, words]) => {
  expect(formatSpan(ms)).toBe(words);
});
