import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMessage } from '../../shared/marks.ts';
import type { Photo } from '../../shared/photos.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import { longestCaption, longestText } from '../../shared/promo/length.ts';
import { quietMarks } from '../../shared/promo/quiet-marks.ts';
import { variables, writeVariable } from '../../shared/promo/variables.ts';
import { addFooter, type ComposeAt, composePromo } from '../../shared/promo.ts';
import { builtInTemplates } from '../../shared/templates.ts';
import { aPhotoId, aWholeProduct } from '../builders.ts';

const pt: ComposeAt = { language: 'pt-BR', today: '2026-11-26' as PlainDate };
const en: ComposeAt = { ...pt, language: 'en' };
const es: ComposeAt = { ...pt, language: 'es' };
const photo: Photo = { id: aPhotoId('a'), width: 1_200, height: 900 };
const noFooter = { footer: '' };

function product(fields: Partial<Product> = {}): Product {
  const { photoIds: _photos, ...whole } = aWholeProduct;
  return { ...whole, id: 'id' as ProductId, photos: [], lastSentAt: null, soldOutAt: null, ...fields };
}

const bare: Partial<Product> = {
  ...{ code: '', price: null, oldPrice: null, pixPrice: null, instalments: null, link: '', category: '' },
  ...{ coupon: null, stock: null, validUntil: null, note: '' },
};

/** As a person reads it: Intl writes no-break spaces. */
function compose(text: string, fields: Partial<Product> = {}, at = pt): string {
  const source = { kind: 'product', product: product(fields) } as const;
  return composePromo(source, { text }, noFooter, at).text.replaceAll('\u00a0', ' ');
}

describe('what each variable says', () => {
  test.each([
    ['{nome}', 'Queijo Canastra', 'Queijo Canastra'],
    ['{preço}', 'R$ 64,90', 'R$64.90'],
    ['{de}', 'R$ 79,90', 'R$79.90'],
    ['{desconto}', '18%', '18%'],
    ['{pix}', 'R$ 59,90', 'R$59.90'],
    [
      '{parcelas}',
      '3x de R$ 21,64 por mês, sem juros (total R$ 64,92)',
      '3 monthly instalments of R$21.64, interest-free (R$64.92 in total)',
    ],
    ['{cupom}', 'SEXTA10', 'SEXTA10'],
    ['{desconto do cupom}', '10% (até R$ 10,00)', '10% (up to R$10.00)'],
    ['{preço com cupom}', 'R$ 58,41', 'R$58.41'],
    ['{estoque}', '12', '12'],
    ['{validade}', '24 de dezembro', 'December 24'],
    ['{notas}', 'Meia cura', 'Meia cura'],
    ['{link}', 'https://loja.example/canastra', 'https://loja.example/canastra'],
    ['{categoria}', 'Queijos', 'Queijos'],
    ['{código}', 'QC-500', 'QC-500'],
  ])('%s: %s, in English %s', (variable, inPortuguese, inEnglish) => {
    expect(compose(variable)).toBe(inPortuguese);
    expect(compose(variable, {}, en)).toBe(inEnglish);
  });

  test('every variable says something of a product of which all is known, and nothing of a bare one', () => {
    for (const variable of variables) {
      const text = `[<${writeVariable(variable, 'es')}>]`;
      expect(compose(text), variable).toMatch(/^<.+>$/);
      expect(compose(text, bare), variable).toBe(variable === 'name' ? '<Queijo Canastra>' : '');
    }
  });

  test('a day of another year says its year, and nothing left is no number to promise', () => {
    expect(compose('{validade}', { validUntil: '2027-01-05' as PlainDate })).toBe('5 de janeiro de 2027');
    expect(compose('Só [{estoque} ]hoje', { stock: 0 })).toBe('Só hoje');
  });

  test('interest that nobody told of is not made up', () => {
    const instalments = { count: 10, value: 799 as never, total: null, monthlyInterest: null };
    expect(compose('{parcelas}', { instalments })).toBe('10x de R$ 7,99 por mês');
    expect(compose('{parcelas}', { instalments: { ...instalments, monthlyInterest: 199 } })).toBe(
      '10x de R$ 7,99 por mês, com juros de 1,99% ao mês',
    );
  });
});

describe('a name with marks in it', () => {
  test.each([
    ['Vinho 5*', 'Vinho 5∗'],
    ['*Novo* _hoje_', '∗Novo∗ ＿hoje＿'],
    ['Queijo ~500 g', 'Queijo ∼500 g'],
    ['Cabo `USB`', 'Cabo ˋUSBˋ'],
    ['Chapa 2*3 a_b', 'Chapa 2*3 a_b'],
  ])('%s becomes %s', (name, quiet) => {
    expect(quietMarks(name)).toBe(quiet);
  });

  test('is bold as a whole and nothing else, whatever it is', () => {
    const names = fc.string({
      unit: fc.constantFrom('*', '_', '~', '`', ' ', 'a', '5', 'é', '🧀'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        names.map((name) => name.trim()).filter((name) => name !== ''),
        (name) => {
          const [line] = readMessage(compose('*{nome}* de ~{de}~', { name }));
          expect(line?.parts).toEqual([
            { kind: 'bold', parts: [{ kind: 'text', text: quietMarks(name) }] },
            { kind: 'text', text: ' de ' },
            { kind: 'strike', parts: [{ kind: 'text', text: 'R$ 79,90' }] },
          ]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the templates that come with the app', () => {
  test('the complete one says all that is known', () => {
    expect(compose(builtInWords('complete', 'pt-BR').text)).toBe(
      [
        '*Queijo Canastra*',
        '',
        'De ~R$ 79,90~',
        'Por *R$ 64,90*',
        'No Pix: *R$ 59,90*',
        'ou 3x de R$ 21,64 por mês, sem juros (total R$ 64,92)',
        'Com o cupom *SEXTA10*: *R$ 58,41*',
        '',
        'Meia cura',
        '',
        'Válido até 24 de dezembro',
        '12 em estoque',
        'https://loja.example/canastra',
      ].join('\n'),
    );
  });

  test('the short one in English', () => {
    expect(compose(builtInWords('short', 'en').text, {}, en)).toBe(
      '*Queijo Canastra*\nwas ~R$79.90~, now *R$64.90* · R$59.90 with Pix\nValid until December 24\nhttps://loja.example/canastra',
    );
  });

  test('the short one in Spanish', () => {
    expect(compose(builtInWords('short', 'es').text, {}, es)).toBe(
      '*Queijo Canastra*\nantes ~R$ 79,90~ ahora *R$ 64,90* · R$ 59,90 con Pix\nVálido hasta el 24 de diciembre\nhttps://loja.example/canastra',
    );
  });

  test.each(builtInTemplates.flatMap((name) => [pt, en, es].map((at) => [name, at] as const)))(
    '%s makes no sense wrong, and leaves a bare product its name',
    (name, at) => {
      const { text: template } = builtInWords(name, at.language);
      const whole = composePromo({ kind: 'product', product: product() }, { text: template }, noFooter, at);
      expect(whole.warnings.filter(({ kind }) => kind === 'template')).toEqual([]);
      expect(whole.text).toContain(at === en ? 'R$64.90' : 'R$\u00a064,90');
      expect(compose(template, bare, at)).toMatch(/^(🎟️ )?\*Queijo Canastra\*$/);
    },
  );
});

describe('the whole message', () => {
  const template = { text: '*{nome}*' };

  test('ends with what a group says at its end, after a blank line', () => {
    const source = { kind: 'product', product: product() } as const;
    const whole = composePromo(source, template, { footer: '\n Entrega no bairro.\r\nPeça aqui! \n' }, pt);
    expect(whole.text).toBe('*Queijo Canastra*\n\n Entrega no bairro.\nPeça aqui!');
    expect(composePromo(source, template, { footer: ' \n ' }, pt).text).toBe('*Queijo Canastra*');
    expect(composePromo(source, { text: '' }, { footer: 'Oi' }, pt).text).toBe('Oi');
  });

  test('is the message without a footer and then the footer, for any of them', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', ' ', '{nome}', '[{pix}]', '🧀') });
    fc.assert(
      fc.property(texts, texts, (text, footer) => {
        const source = { kind: 'product', product: product() } as const;
        const without = composePromo(source, { text }, noFooter, pt).text;
        expect(composePromo(source, { text }, { footer }, pt).text).toBe(addFooter(without, footer));
      }),
    );
  });

  test('of her own words is what she typed, braces and brackets too, with the photo that she chose', () => {
    const text = '\r\nFeira {amanhã} [8h]\r\nVenha!\u2028 ';
    const whole = composePromo({ kind: 'free-text', text, photo }, template, { footer: 'Loja da Ana' }, pt);
    expect(whole).toEqual({ text: 'Feira {amanhã} [8h]\nVenha!\n\nLoja da Ana', photo, warnings: [] });
  });

  test('takes the first photo of the product', () => {
    const other: Photo = { ...photo, id: aPhotoId('b') };
    const source = { kind: 'product', product: product({ photos: [photo, other] }) } as const;
    expect(composePromo(source, template, noFooter, pt).photo).toEqual(photo);
    expect(composePromo({ ...source, product: product() }, template, noFooter, pt).photo).toBeNull();
  });

  test('is told of when it is long: softly under a photo, and for good where WhatsApp takes no more', () => {
    const lengthOf = (text: string, withPhoto: boolean) =>
      composePromo({ kind: 'free-text', text, photo: withPhoto ? photo : null }, template, noFooter, pt)
        .warnings;
    expect(lengthOf('a'.repeat(longestCaption), true)).toEqual([]);
    expect(lengthOf(`${'a'.repeat(longestCaption - 1)}🧀`, true)).toEqual([
      { kind: 'length', code: 'caption-long', count: longestCaption + 1, limit: longestCaption },
    ]);
    expect(lengthOf('a'.repeat(longestText), false)).toEqual([]);
    expect(lengthOf('a'.repeat(longestText + 1), false)).toEqual([
      { kind: 'length', code: 'text-too-long', count: longestText + 1, limit: longestText },
    ]);
  });

  test('tells what the template says wrong, and says the rest', () => {
    const source = { kind: 'product', product: product() } as const;
    const whole = composePromo(source, { text: '*{nome}* {tamanho}' }, noFooter, pt);
    expect(whole.text).toBe('*Queijo Canastra* {tamanho}');
    expect(whole.warnings).toContainEqual({ kind: 'template', code: 'variable-unknown', part: '{tamanho}' });
  });
});
