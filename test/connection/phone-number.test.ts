import { expect, test } from 'vitest';
import { readPhoneNumber } from '../../shared/phone-number.ts';

test.each([
  ['11 91234-5678', '5511912345678', '+55 11 91234-5678'],
  ['(11) 91234-5678', '5511912345678', '+55 11 91234-5678'],
  ['011 3123-4567', '551131234567', '+55 11 3123-4567'],
  ['5511912345678', '5511912345678', '+55 11 91234-5678'],
  ['+55 11 91234 5678', '5511912345678', '+55 11 91234-5678'],
  ['+351 912 345 678', '351912345678', '+351912345678'],
  ['00351912345678', '351912345678', '+351912345678'],
  ['+1 555 000 1234', '15550001234', '+15550001234'],
  ['+15550001234', '15550001234', '+15550001234'],
])('%j is the number %s', (typed, digits, shown) => {
  expect(readPhoneNumber(typed)).toEqual({ kind: 'number', digits, shown });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['11 9abcd', 'letters'],
  ['onze', 'letters'],
  ['91234-5678', 'too-short'],
  ['+55 11', 'too-short'],
  ['+', 'too-short'],
  ['+1234567890123456', 'too-long'],
  ['5511912345678912345', 'too-long'],
])('%j is refused as %s', (typed, problem) => {
  expect(readPhoneNumber(typed)).toEqual({ kind: 'problem', problem });
});
