import { expect, test } from 'vitest';
import { nameText } from '../../shared/promo/name-text.ts';

test.for([
  ['Bom dia', 'Bom dia'],
  ['\n\n*Bom dia!*\nHoje', 'Bom dia!'],
  ['> _citado_ ~riscado~ `letra`', 'citado riscado letra'],
  ['- item', 'item'],
  ['***\n---\nOferta', 'Oferta'],
  ['🧀🧀', '🧀🧀'],
  ['  espaço   largo ', 'espaço largo'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), `${'x'.repeat(59)}…`],
  ['👨‍👩‍👧‍👦'.repeat(70), `${'👨‍👩‍👧‍👦'.repeat(59)}…`],
  ['', undefined],
  [' \n*_*\n', undefined],
] as const)('%j is named %j', ([text, name]) => {
  expect(nameText(text)).toBe(name);
});
