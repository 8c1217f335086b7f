import { expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../shared/clean-text.ts';

test.for([
  ['  Queijo \t da\nserra ', 'Queijo da serra'],
  ['Caf\u0065\u0301', 'Café'],
  ['R$ \u202e09,21\u202c', 'R$ 09,21'],
  ['a\u0000b\u0007c\u009fd', 'abcd'],
  ['\ufeffMel', 'Mel'],
  ['👩‍🌾 mel', '👩‍🌾 mel'],
  ['שלום\u200f!', 'שלום\u200f!'],
] as const)('one line %j is kept as %j', ([typed, kept]) => {
  expect(cleanLine(typed)).toBe(kept);
});

test('a text keeps its lines and the spaces in them, whatever breaks them', () => {
  expect(cleanText('um\r\ndois\rtrês\u2028  quatro\u0008 ')).toBe('um\ndois\ntrês\n  quatro');
});
