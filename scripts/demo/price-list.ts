/** A price list as Excel in Brazil saves it: Windows-1252, semicolons, CRLF, prices with points and commas. */
export interface PriceList {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * @param rows cells of which those with `;` or quotes are written between quotes
 */
export function makePriceList(name: string, rows: readonly (readonly string[])[]): PriceList {
  const text = rows.map((cells) => `${cells.map(writeCell).join(';')}\r\n`).join('');
  return { name, bytes: Uint8Array.from(text.split(''), encodeSign) };
}

/**
 * Two columns of it are called what they are not: her "preço" is the old one, and nobody but her knows what the offer
 * of the week is. Three rows are good; the others have a price, a name and a day that cannot be.
 */
export const weekOfCheese: PriceList = makePriceList('ofertas da semana.csv', [
  ['Código', 'Descrição do item', 'Preço', 'Oferta da semana', 'Seção', 'Validade'],
  ['Q01', 'Queijo Canastra meia cura', '1.299,90', '1.199,90', 'Queijos', '24/12/2026'],
  ['D02', 'Doce de leite "da vovó" – 400 g', 'R$ 24,50', '19,90', 'Doces', ''],
  ['P03', 'Pão de queijo; congelado', '18', '15,5', 'Pães', '31/12/2026'],
  ['C04', 'Café em grãos', '1.29,9', '9,90', 'Café', ''],
  ['V05', '', '10,00', '9,00', 'Doces', ''],
  ['M06', 'Mel silvestre', '40,00', '35,00', 'Doces', '31/02/2026'],
]);

function writeCell(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Windows-1252 is Latin-1 but for a few signs; of these only the dash is needed here. */
function encodeSign(sign: string): number {
  const code = sign === '–' ? 0x96 : sign.charCodeAt(0);
  if (code > 0xff) throw new Error(`${sign} is not written in this list`);
  return code;
}
