/** Without accents and capitals, so that "pao de acucar" finds "Pão de Açúcar". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
