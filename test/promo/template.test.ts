import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostNesting, parseTemplate } from '../../shared/promo/parse-template.ts';
import { renderTemplate, type Values } from '../../shared/promo/render-template.ts';
import {
  createFindVariable,
  type Variable,
  variableLanguages,
  variableNames,
  variables,
  writeVariable,
} from '../../shared/promo/variables.ts';

const nothing = Object.fromEntries(variables.map((variable) => [variable, null])) as Values;

function render(text: string, values: Partial<Values> = {}): string {
  return renderTemplate(parseTemplate(text).parts, { ...nothing, name: 'Queijo', ...values });
}

function problems(text: string): readonly string[] {
  return parseTemplate(text).problems.map(({ code, part }) => `${code}: ${part}`);
}

describe('the names of variables', () => {
  const written = variables.flatMap((variable) =>
    variableLanguages.flatMap((language) =>
      variableNames[variable][language].map((name) => [name, variable] as const),
    ),
  );

  test.each(written)('{%s} is %s, with and without accents, capitals and spaces', (name, variable) => {
    const bare = name.normalize('NFD').replace(/\p{M}/gu, '');
    for (const way of [
      name,
      bare,
      name.toUpperCase(),
      ` ${name} `,
      name.replaceAll(' ', '_'),
      name.normalize('NFD'),
    ]) {
      expect(createFindVariable()(way)).toBe(variable);
    }
  });

  test('are the same for a word that two languages share only when they mean the same', () => {
    const meanings = new Map<string, Set<Variable>>();
    for (const [name, variable] of written) {
      const key = name.normalize('NFD').replace(/\p{M}/gu, '');
      meanings.set(key, (meanings.get(key) ?? new Set()).add(variable));
    }
    expect([...meanings].filter(([, meant]) => meant.size > 1)).toEqual([]);
  });
});

describe('what is missing leaves no trace', () => {
  test.each<[template: string, values: Partial<Values>, text: string]>([
    // Groups.
    ['*{nome}*\n[Por *{preço}*]\nVem!', { price: 'R$ 10' }, '*Queijo*\nPor *R$ 10*\nVem!'],
    ['*{nome}*\n[Por *{preço}*]\nVem!', {}, '*Queijo*\nVem!'],
    ['*{nome}*\n\n[Por {preço}]\n\nVem!', {}, '*Queijo*\n\nVem!'],
    ['[Por {preço}]\n\n*{nome}*', {}, '*Queijo*'],
    ['*{nome}*\n\n[Por {preço}]\n[Pix {pix}]\n', {}, '*Queijo*'],
    ['{nome}[ por {preço}][ ({pix} no Pix)].', {}, 'Queijo.'],
    ['{nome}[ por {preço}][ ({pix} no Pix)].', { pixPrice: 'R$ 9' }, 'Queijo (R$ 9 no Pix).'],
    ['[{nome}, {preço}]', {}, ''],
    ['[Duas\nlinhas com {preço}\naqui]\n{nome}', {}, 'Queijo'],
    ['[Duas\nlinhas com {preço}]\n{nome}', { price: 'R$ 1' }, 'Duas\nlinhas com R$ 1\nQueijo'],
    // Groups in groups.
    ['[Por {preço}[ ou {pix} no Pix]]', { price: 'R$ 10' }, 'Por R$ 10'],
    ['[Por {preço}[ ou {pix} no Pix]]', { pixPrice: 'R$ 9' }, ''],
    ['[Por {preço}[ ou {pix} no Pix]]', { price: 'R$ 10', pixPrice: 'R$ 9' }, 'Por R$ 10 ou R$ 9 no Pix'],
    ['[Pague: [Pix {pix} ][cartão {parcelas}]]', { instalments: '3x' }, 'Pague: cartão 3x'],
    ['{nome}\n[Pague: [Pix {pix} ][cartão {parcelas}]]', {}, 'Queijo'],
    // Without groups.
    ['Por {preço}', {}, ''],
    ['{nome}\nPor *{preço}*\nVem!', {}, 'Queijo\nVem!'],
    ['De ~{de}~ por *{preço}*', { price: 'R$ 10' }, 'por *R$ 10*'],
    ['*De {de} por {preço}*', { price: 'R$ 10' }, '*por R$ 10*'],
    ['*{nome}* — {categoria}', {}, '*Queijo*'],
    ['*{nome}* *{categoria}*', {}, '*Queijo*'],
    ['*{nome} {categoria}*', {}, '*Queijo*'],
    ['*{nome}* ({categoria})', {}, '*Queijo*'],
    ['{nome} por {preço} no Pix', {}, 'Queijo no Pix'],
    ['Leve *já* {preço}', {}, ''],
    ['{nome}: leve *já* por {preço}!', {}, 'Queijo!'],
    // Blank lines that she typed stay hers.
    ['{nome}\n\n\nVem!', {}, 'Queijo\n\n\nVem!'],
    ['{nome}\n \n[{preço}]\n\t\nVem!', {}, 'Queijo\n \nVem!'],
    ['\n\n  {nome}  \n\n', {}, '  Queijo'],
    // A mark around something that vanished is not left alone.
    ['{nome} *[{preço}]*', {}, 'Queijo'],
    ['A [{preço}] B', {}, 'A B'],
    ['A[ {preço}] B', {}, 'A B'],
  ])('%j with %j', (template, values, text) => {
    expect(render(template, values)).toBe(text);
  });
});

describe('what makes no sense stays as it was typed, and is told', () => {
  test.each<[template: string, text: string, problems: readonly string[]]>([
    ['{nome} {tamanho}', 'Queijo {tamanho}', ['variable-unknown: {tamanho}']],
    ['{} { } {nome}', '{} { } Queijo', ['variable-unknown: {}', 'variable-unknown: { }']],
    ['{nome', '{nome', ['brace-never-closed: {nome']],
    ['{{nome}}', '{Queijo}', ['brace-never-closed: {{nome}}']],
    ['{no\nme}', '{no\nme}', ['brace-never-closed: {no']],
    ['[por {nome}', '[por Queijo', ['bracket-never-closed: [por {nome}']],
    [
      'a [b [c {nome}',
      'a [b [c Queijo',
      ['bracket-never-closed: [c {nome}', 'bracket-never-closed: [b [c {nome}'],
    ],
    ['{nome}]', 'Queijo]', ['bracket-never-opened: {nome}]']],
    ['[[{preço}] {nome}', '[ Queijo', ['bracket-never-closed: [[{preço}] {nome}']],
    ['[Loja da Ana] {nome}', '[Loja da Ana] Queijo', []],
    ['[{tamanho}] {nome}', '[{tamanho}] Queijo', ['variable-unknown: {tamanho}']],
    [String.raw`\[{nome}\] \{nome\} \o/ \\`, String.raw`[Queijo] {nome} \o/ \\`, []],
    [String.raw`¯\_(ツ)_/¯ {nome}`, String.raw`¯\_(ツ)_/¯ Queijo`, []],
    ['a } b', 'a } b', []],
    ['', '', []],
  ])('%j', (template, text, found) => {
    expect(render(template)).toBe(text);
    expect(problems(template)).toEqual(found);
  });

  test('groups deeper than a person means are brackets, and nothing overflows', () => {
    const deep = `${'['.repeat(5_000)}{nome}${']'.repeat(5_000)}`;
    const { problems: found } = parseTemplate(deep);
    expect(found.filter(({ code }) => code === 'nested-too-deep')).toHaveLength(5_000 - mostNesting);
    expect(render(deep)).toContain('Queijo');
  });
});

test('marks around a value of several lines are put around each line, because a line ends every mark', () => {
  expect(render('_{notas}_', { note: 'Fresco.\n\nSó hoje.' })).toBe('_Fresco._\n\n_Só hoje._');
  expect(render('*_{notas}_*!', { note: 'A\nB' })).toBe('*_A_*\n*_B_*!');
  expect(render('Obs.: {notas}', { note: 'A\nB' })).toBe('Obs.: A\nB');
});

test('what a value says is never read as a template', () => {
  expect(render('{nome} {notas}', { name: '{preço} [x {pix}]', note: String.raw`\[ {nome}` })).toBe(
    String.raw`{preço} [x {pix}] \[ {nome}`,
  );
});

const value = fc.option(fc.constantFrom('R$ 10', 'Queijo', 'a\nb', '😀', 'שלום'), { nil: null });
const anyValues = fc
  .tuple(...variables.map(() => value))
  .map((given) => Object.fromEntries(variables.map((variable, at) => [variable, given[at]])) as Values);
const literal = fc.constantFrom(
  'Por ',
  ' ',
  '\n',
  '\n\n',
  '*',
  '~',
  '_',
  '(',
  ')',
  ' — ',
  'é',
  '🧀',
  '\r\n',
  'x',
);
const known = fc.constantFrom(...variables);
type Say = (variable: Variable) => string;
type Source = (say: Say) => string;
const source: fc.Arbitrary<Source> = fc.letrec<{ part: Source; whole: Source }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4 },
    literal.map((text) => () => text),
    known.map((variable) => (say: Say) => say(variable)),
    tie('whole').map((inside) => (say: Say) => `[${inside(say)}]`),
  ),
  whole: fc
    .array(tie('part'), { maxLength: 8 })
    .map((parts) => (say: Say) => parts.map((part) => part(say)).join('')),
})).whole;

describe('whatever is typed', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('[', ']', '{', '}', '\\', '\n', '\r', '*', 'nome', 'preço', ' ', 'a', '😀'),
      maxLength: 80,
    }),
  );

  test('is read and written without an exception, with line ends of one kind and no blank ends', () => {
    fc.assert(
      fc.property(wild, anyValues, (template, values) => {
        const text = renderTemplate(parseTemplate(template).parts, values);
        expect(text).not.toMatch(/\r/);
        expect(text).toBe(text.trimEnd());
      }),
      { numRuns: 500 },
    );
  });

  test('leaves no known variable behind', () => {
    fc.assert(
      fc.property(source, anyValues, fc.constantFrom(...variableLanguages), (whole, values, language) => {
        const text = renderTemplate(
          parseTemplate(whole((one) => writeVariable(one, language))).parts,
          values,
        );
        expect(text).not.toMatch(/[{}]/);
      }),
      { numRuns: 500 },
    );
  });

  test('comes out the same in whatever language the variables are named', () => {
    fc.assert(
      fc.property(source, anyValues, fc.infiniteStream(fc.nat()), (whole, values, chance) => {
        const mixed: Say = (variable) => {
          const names = variableLanguages.flatMap((language) => [...variableNames[variable][language]]);
          return `{${names[(chance.next().value as number) % names.length]}}`;
        };
        const [first, ...others] = [
          ...variableLanguages.map((language) => (one: Variable) => writeVariable(one, language)),
          mixed,
        ].map((say) => renderTemplate(parseTemplate(whole(say)).parts, values));
        for (const other of others) expect(other).toBe(first);
      }),
      { numRuns: 300 },
    );
  });

  test('has no blank line that she did not type', () => {
    const lines = fc.array(fc.constantFrom('{nome}', '[Por {preço}]', 'Por {preço}', '[{pix}]', ''), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(lines, fc.boolean(), fc.boolean(), (typed, hasPrice, hasPix) => {
        const single = typed.filter((line, at) => line !== '' || typed[at - 1] !== '').join('\n');
        const text = render(single, { price: hasPrice ? 'R$ 1' : null, pixPrice: hasPix ? 'R$ 2' : null });
        expect(text).not.toMatch(/\n\n\n|^\n|\n$/);
        if (!hasPrice) expect(text).not.toContain('Por');
      }),
      { numRuns: 300 },
    );
  });

  test('is done at once, however long', () => {
    const startedAt = performance.now();
    for (const piece of ['[', ']', '{', '{nome', '[{nome}', '{preço}', '\\', '[{preço}] '])
      render(piece.repeat(8_000 / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });
});
