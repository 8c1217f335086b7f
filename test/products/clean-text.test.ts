import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../shared/clean-text.ts';

test.for([
  ['  Queijo \t da\nserra ', 'Queijo da serra'],
  ['Caf\u0065\u0301', 'Café'],
  ['Cafe\u0000\u0301', 'Café'],
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

test('what is clean stays as it is', () => {
  const signs = fc.constantFrom(
    '\u01de',
    '\u0323',
    '\u0301',
    '\u0000',
    '\u202e',
    '\ufeff',
    '\n',
    '\t',
    ' ',
    'e',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 3 }))), (parts) => {
      const typed = parts.join('');
      expect(cleanLine(cleanLine(typed))).toBe(cleanLine(typed));
      expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
    }),
  );
});
