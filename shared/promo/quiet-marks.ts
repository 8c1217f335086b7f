/**
 * A value that must not speak WhatsApp's marks, such as a product's name: `Vinho 5* _tinto_` inside of a template's
 * `*{nome}*` would end the bold too early and begin an italic that nobody asked for. A mark that stands between two
 * letters or digits (`2*3`, `snake_case`) never counts and stays; any other is replaced by a character that looks the
 * same and means nothing. Taking it away would change her words, and an invisible character beside it would depend on
 * what each phone takes for a space. Notes may carry marks, because they are written as a message; a link and a coupon
 * stay as they are, because they must work when they are copied.
 */
export function quietMarks(text: string): string {
  return text.replace(/[*_~`]/g, (mark, at: number) => {
    const isInWord = mark !== '`' && isWordy(text, at - 1) && isWordy(text, at + 1);
    return isInWord ? mark : (lookAlikes[mark] ?? mark);
  });
}

/** U+2217 asterisk operator, U+FF3F full-width low line, U+223C tilde operator, U+02CB grave accent. */
const lookAlikes: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

function isWordy(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] ?? '');
}
