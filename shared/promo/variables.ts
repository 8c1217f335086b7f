import { fold } from '../fold.ts';

/** What a template can say of a product, in the order in which a person is offered it. */
export const variables = [
  'name',
  'price',
  'oldPrice',
  'discount',
  'pixPrice',
  'instalments',
  'coupon',
  'couponDiscount',
  'couponPrice',
  'stock',
  'validUntil',
  'note',
  'link',
  'category',
  'code',
] as const;

export type Variable = (typeof variables)[number];

/** The languages in which a name is understood, whatever the language of the window. */
export const variableLanguages = ['pt-BR', 'en', 'es'] as const;
export type VariableLanguage = (typeof variableLanguages)[number];

type Names = Readonly<Record<VariableLanguage, readonly [shown: string, ...alsoUnderstood: string[]]>>;

/** The first name is the one that the window writes; each name belongs to one variable only. */
export const variableNames: Readonly<Record<Variable, Names>> = {
  name: {
    'pt-BR': ['nome', 'produto', 'nome do produto'],
    en: ['name', 'product', 'product name'],
    es: ['nombre', 'producto', 'nombre del producto'],
  },
  price: {
    'pt-BR': ['preço', 'por', 'preço por', 'preço à vista'],
    en: ['price', 'now', 'cash price'],
    es: ['precio', 'ahora', 'precio al contado'],
  },
  oldPrice: {
    'pt-BR': ['de', 'preço de', 'preço antigo'],
    en: ['was', 'old price', 'from'],
    es: ['antes', 'precio anterior'],
  },
  discount: {
    'pt-BR': ['desconto'],
    en: ['discount'],
    es: ['descuento'],
  },
  pixPrice: {
    'pt-BR': ['pix', 'preço no pix', 'preço pix'],
    en: ['pix price', 'price with pix'],
    es: ['precio pix', 'precio con pix'],
  },
  instalments: {
    'pt-BR': ['parcelas', 'parcelamento'],
    en: ['instalments', 'installments'],
    es: ['cuotas', 'plazos'],
  },
  coupon: {
    'pt-BR': ['cupom', 'cupom de desconto'],
    en: ['coupon', 'coupon code'],
    es: ['cupón', 'código de cupón'],
  },
  couponDiscount: {
    'pt-BR': ['desconto do cupom'],
    en: ['coupon discount'],
    es: ['descuento del cupón'],
  },
  couponPrice: {
    'pt-BR': ['preço com cupom'],
    en: ['price with coupon', 'coupon price'],
    es: ['precio con cupón'],
  },
  stock: {
    'pt-BR': ['estoque', 'quantidade'],
    en: ['stock', 'quantity'],
    es: ['existencias', 'cantidad'],
  },
  validUntil: {
    'pt-BR': ['validade', 'válido até'],
    en: ['valid until', 'validity'],
    es: ['validez', 'válido hasta', 'vigencia'],
  },
  note: {
    'pt-BR': ['notas', 'nota', 'observações', 'observação'],
    en: ['notes', 'note'],
    es: ['observaciones'],
  },
  link: {
    'pt-BR': ['link'],
    en: ['web page'],
    es: ['enlace'],
  },
  category: {
    'pt-BR': ['categoria'],
    en: ['category'],
    es: ['categoría'],
  },
  code: {
    'pt-BR': ['código', 'código do produto'],
    en: ['code', 'product code', 'sku'],
    es: ['código del producto'],
  },
};

/** @returns a function that finds what stands between braces, in any of the languages: `preço` → `price`, accents or not */
export function createFindVariable(): (written: string) => Variable | undefined {
  const found = new Map<string, Variable>();
  for (const variable of variables) {
    for (const names of Object.values(variableNames[variable])) {
      for (const name of names) found.set(plainName(name), variable);
    }
  }
  return (written) => found.get(plainName(written));
}

/** As the window writes it: `{preço}`. */
export function writeVariable(variable: Variable, language: VariableLanguage): string {
  return `{${variableNames[variable][language][0]}}`;
}

function plainName(text: string): string {
  return fold(text)
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
