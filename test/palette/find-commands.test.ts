import { expect, test } from 'vitest';
import { findCommands } from '../../renderer/palette/find-commands.ts';

const commands = [
  { title: 'Ir para Envios' },
  { title: 'Ir para Conexão', otherWords: 'WhatsApp QR celular' },
  { title: 'Envios: escrever um texto' },
  { title: 'Novo produto' },
];

const cases: readonly { readonly typed: string; readonly found: readonly string[] }[] = [
  { typed: '', found: commands.map(({ title }) => title) },
  { typed: '  ', found: commands.map(({ title }) => title) },
  { typed: 'conexao', found: ['Ir para Conexão'] },
  { typed: 'QR', found: ['Ir para Conexão'] },
  { typed: 'envi', found: ['Envios: escrever um texto', 'Ir para Envios'] },
  { typed: 'prod nov', found: ['Novo produto'] },
  { typed: 'novo prod', found: ['Novo produto'] },
  { typed: 'ovo', found: [] },
  { typed: 'escrever: texto!', found: ['Envios: escrever um texto'] },
];

test.each(cases)('"$typed" finds $found', ({ typed, found }) => {
  expect(findCommands(commands, typed).map(({ title }) => title)).toEqual(found);
});
