import { fold } from '../../shared/fold.ts';
import type { ImportMatch } from '../../shared/imports.ts';
import type { Product } from '../../shared/products.ts';

/** The products that there are, by what a row can name them with. */
export interface KnownProducts {
  add(product: Product): void;
  /** The one product that a row means, or how many others it could mean. */
  find(
    match: ImportMatch,
    code: string,
    name: string,
  ): { readonly product: Product | null; readonly count: number };
  /** @returns the product that has exactly this code */
  withCode(code: string): Product | undefined;
}

export function knowProducts(): KnownProducts {
  const byCode = new Map<string, Product>();
  const byShownCode = new Map<string, Product[]>();
  const byName = new Map<string, Product[]>();

  function find(match: ImportMatch, code: string, name: string) {
    if (match === 'never') return one([]);
    if (match === 'name' || code === '') return one(name === '' ? [] : (byName.get(nameKey(name)) ?? []));
    const exact = byCode.get(code);
    return one(exact ? [exact] : (byShownCode.get(codeKey(code)) ?? []));
  }

  return {
    add(product) {
      append(byName, nameKey(product.name), product);
      if (product.code === '') return;
      byCode.set(product.code, product);
      append(byShownCode, codeKey(product.code), product);
    },
    find,
    withCode: (code) => byCode.get(code),
  };
}

function one(products: readonly Product[]) {
  const [first = null] = products;
  return { product: products.length === 1 ? first : null, count: products.length };
}

function append(map: Map<string, Product[]>, key: string, product: Product): void {
  const there = map.get(key);
  if (there) there.push(product);
  else map.set(key, [product]);
}

export function nameKey(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}

/** Excel opens the code 00042 of a CSV as 42: they are the same where nothing else has that code. */
export function codeKey(code: string): string {
  return /^\d+$/.test(code) ? code.replace(/^0+(?=\d)/, '') : fold(code);
}
