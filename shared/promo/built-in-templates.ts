import type { Language } from '../language.ts';
import type { BuiltInTemplate } from '../templates.ts';

export interface BuiltInWords {
  readonly name: string;
  readonly text: string;
}

/** What the templates that come with the app are called and say, in the language of the messages. */
export function builtInWords(builtIn: BuiltInTemplate, language: Language): BuiltInWords {
  return builtInsOf[language][builtIn];
}

const builtInsOf: Readonly<Record<Language, Readonly<Record<BuiltInTemplate, BuiltInWords>>>> = {
  'pt-BR': {
    complete: {
      name: 'Completo',
      text: [
        '*{nome}*',
        '',
        '[De ~{de}~]',
        '[Por *{preço}*]',
        '[No Pix: *{pix}*]',
        '[ou {parcelas}]',
        '[Com o cupom *{cupom}*: *{preço com cupom}*]',
        '',
        '[{notas}]',
        '',
        '[Válido até {validade}]',
        '[{estoque} em estoque]',
        '[{link}]',
      ].join('\n'),
    },
    short: {
      name: 'Curto',
      text: '*{nome}*\n[de ~{de}~ ][por *{preço}*][ · {pix} no Pix]\n[Válido até {validade}]\n[{link}]',
    },
    coupon: {
      name: 'Cupom',
      text: [
        '🎟️ *{nome}*',
        '',
        '[Preço: {preço}]',
        '[Com o cupom *{cupom}*, {desconto do cupom} de desconto: *{preço com cupom}*]',
        '',
        '[{notas}]',
        '',
        '[Válido até {validade}]',
        '[{link}]',
      ].join('\n'),
    },
  },
  en: {
    complete: {
      name: 'Complete',
      text: [
        '*{name}*',
        '',
        '[Was ~{was}~]',
        '[Now *{price}*]',
        '[With Pix: *{pix price}*]',
        '[or {instalments}]',
        '[With coupon *{coupon}*: *{price with coupon}*]',
        '',
        '[{notes}]',
        '',
        '[Valid until {valid until}]',
        '[{stock} in stock]',
        '[{link}]',
      ].join('\n'),
    },
    short: {
      name: 'Short',
      text: '*{name}*\n[was ~{was}~, ][now *{price}*][ · {pix price} with Pix]\n[Valid until {valid until}]\n[{link}]',
    },
    coupon: {
      name: 'Coupon',
      text: [
        '🎟️ *{name}*',
        '',
        '[Price: {price}]',
        '[With coupon *{coupon}*, {coupon discount} off: *{price with coupon}*]',
        '',
        '[{notes}]',
        '',
        '[Valid until {valid until}]',
        '[{link}]',
      ].join('\n'),
    },
  },
  es: {
    complete: {
      name: 'Completa',
      text: [
        '*{nombre}*',
        '',
        '[Antes ~{antes}~]',
        '[Ahora *{precio}*]',
        '[Con Pix: *{precio pix}*]',
        '[o {cuotas}]',
        '[Con el cupón *{cupón}*: *{precio con cupón}*]',
        '',
        '[{observaciones}]',
        '',
        '[Válido hasta el {validez}]',
        '[{existencias} disponibles]',
        '[{enlace}]',
      ].join('\n'),
    },
    short: {
      name: 'Corta',
      text: '*{nombre}*\n[antes ~{antes}~ ][ahora *{precio}*][ · {precio pix} con Pix]\n[Válido hasta el {validez}]\n[{enlace}]',
    },
    coupon: {
      name: 'Cupón',
      text: [
        '🎟️ *{nombre}*',
        '',
        '[Precio: {precio}]',
        '[Con el cupón *{cupón}*, {descuento del cupón} de descuento: *{precio con cupón}*]',
        '',
        '[{observaciones}]',
        '',
        '[Válido hasta el {validez}]',
        '[{enlace}]',
      ].join('\n'),
    },
  },
};
