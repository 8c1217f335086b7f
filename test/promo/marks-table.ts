/** Where a rule comes from. Whatever none of them says is *assumed*. */
export const sources = {
  /** WhatsApp's own page "How to format your messages": what each mark is and where it stands. */
  faq: 'https://faq.whatsapp.com/539178204879377',
  /**
   * The bridge mautrix-whatsapp, which draws what WhatsApp's apps draw (formatting.go, its four patterns): a mark opens
   * at the start, after a space, or after another mark or `>`; it is closed before what is no letter or digit; `.` is
   * no line break, so a line ends it; three backticks go over lines.
   */
  bridge: 'https://github.com/mautrix/whatsapp/blob/090a1560d232b81ffea8ecfde56469172582f226/formatting.go',
  /** "The tested Android client renders these forms correctly": bold in italic, italic in bold, both around one word. */
  nested: 'https://github.com/NousResearch/hermes-agent/issues/88316',
  /** Two asterisks on each side, with a picture of what WhatsApp shows: the outer ones stay to be seen. */
  double: 'https://github.com/openclaw/openclaw/pull/16147',
} as const;

export type Rule = keyof typeof sources | 'assumed';

export interface MarkCase {
  readonly text: string;
  /** `<b>…</b>` and so on; `<li>` is a bullet, `<nr>` a number, `<q>` a quote, `<a>` a link. */
  readonly drawn: string;
  readonly rule: Rule;
}

const row = (rule: Rule, text: string, drawn: string): MarkCase => ({ rule, text, drawn });
/** A text in which nothing counts as a mark. */
const same = (rule: Rule, text: string): MarkCase => ({ rule, text, drawn: text });

export const marksTable: readonly MarkCase[] = [
  // Each mark by itself.
  same('faq', 'plain words'),
  row('faq', '*bold*', '<b>bold</b>'),
  row('faq', '_italic_', '<i>italic</i>'),
  row('faq', '~struck~', '<s>struck</s>'),
  row('faq', '```mono```', '<pre>mono</pre>'),
  row('faq', '`code`', '<code>code</code>'),
  row('faq', '*two words*', '<b>two words</b>'),
  row('faq', '*a* and *b*', '<b>a</b> and <b>b</b>'),
  row('faq', 'De ~R$ 59,90~\nPor *R$ 42,90*', 'De <s>R$ 59,90</s>\nPor <b>R$ 42,90</b>'),
  // Lists and quotes.
  row('faq', '- queijo\n- mel', '<li>queijo</li>\n<li>mel</li>'),
  row('faq', '* queijo\n* mel', '<li>queijo</li>\n<li>mel</li>'),
  row('faq', '1. queijo\n2. mel', '<nr>queijo</nr>\n<nr>mel</nr>'),
  row('faq', '> dito', '<q>dito</q>'),
  row('assumed', '10. dez', '<nr>dez</nr>'),
  row('assumed', '7. sete', '<nr>sete</nr>'),
  row('assumed', '- *bold* item', '<li><b>bold</b> item</li>'),
  row('assumed', '> _dito_ `x`', '<q><i>dito</i> <code>x</code></q>'),
  row('assumed', '> - dito', '<q>- dito</q>'),
  row('assumed', '* a* b', '<li>a* b</li>'),
  same('faq', '-queijo'),
  same('faq', '1.queijo'),
  same('faq', '>dito'),
  same('assumed', '1) queijo'),
  same('assumed', '2026. ano'),
  same('assumed', '- '),
  same('assumed', '  - queijo'),
  same('assumed', 'Temos - queijo'),
  same('assumed', '• queijo'),
  row('bridge', '*bold* - x', '<b>bold</b> - x'),
  // Nested.
  row('nested', '_*both*_', '<i><b>both</b></i>'),
  row(
    'nested',
    '_Italic containing *bold text* inside it_',
    '<i>Italic containing <b>bold text</b> inside it</i>',
  ),
  row(
    'nested',
    '*Bold containing _italic text_ inside it*',
    '<b>Bold containing <i>italic text</i> inside it</b>',
  ),
  row('nested', '*_both_*', '<b><i>both</i></b>'),
  row('bridge', '*_~all~_*', '<b><i><s>all</s></i></b>'),
  row('bridge', '~*R$ 10*~', '<s><b>R$ 10</b></s>'),
  row('assumed', '*a _b* c_', '<b>a _b</b> c_'),
  row('assumed', '*a*_b_', '<b>a</b><i>b</i>'),
  // Broken.
  same('bridge', '*never closed'),
  same('bridge', 'never opened*'),
  same('bridge', '*over two\nlines*'),
  row('bridge', '*over two\n*lines*', '*over two\n<b>lines</b>'),
  same('assumed', '*not bold *'),
  same('assumed', 'a * b * c'),
  same('assumed', 'R$ 10 * 2 = R$ 20 * 1'),
  same('bridge', '**'),
  same('assumed', '***'),
  same('assumed', '``````'),
  same('assumed', '```'),
  same('bridge', '~'),
  same('bridge', '_'),
  same('assumed', '` x `'),
  row('double', '**bold**', '*<b>bold</b>*'),
  row('assumed', '~~struck~~', '~<s>struck</s>~'),
  row('assumed', '*a**b*', '<b>a</b><b>b</b>'),
  // The edges of words.
  same('bridge', 'snake_case_name'),
  same('bridge', '2*3*4'),
  same('bridge', 'a*b*'),
  same('bridge', '*a*b'),
  same('assumed', 'é*b*'),
  same('assumed', 'e\u0301*b*'),
  same('assumed', '*a*é'),
  row('bridge', '*a*!', '<b>a</b>!'),
  row('bridge', '*a*, b', '<b>a</b>, b'),
  row('bridge', '*a*\n', '<b>a</b>\n'),
  row('bridge', '*Promo!*', '<b>Promo!</b>'),
  row('assumed', '(*inside*)', '(<b>inside</b>)'),
  row('assumed', '"*quoted*"!', '"<b>quoted</b>"!'),
  row('assumed', 'R$*10*', 'R$<b>10</b>'),
  row('assumed', '—*a*—', '—<b>a</b>—'),
  // Mono and code take everything as it is.
  row('bridge', '```two\nlines```', '<pre>two\nlines</pre>'),
  row('bridge', '```- a\n- b```', '<pre>- a\n- b</pre>'),
  row('assumed', '```*as it is*```', '<pre>*as it is*</pre>'),
  row('assumed', '`*as it is*`', '<code>*as it is*</code>'),
  row('assumed', 'x```a```y', 'x<pre>a</pre>y'),
  row('assumed', '``` a ```', '<pre> a </pre>'),
  row('assumed', '*bold `a* b` c*', '<b>bold <code>a* b</code> c</b>'),
  same('assumed', '`over two\nlines`'),
  same('assumed', 'a`b`c'),
  // Links.
  row('assumed', 'https://loja.example/a_b_c', '<a>https://loja.example/a_b_c</a>'),
  row('assumed', 'Veja https://loja.example/_a_/*b*.', 'Veja <a>https://loja.example/_a_/*b</a>*.'),
  row('assumed', '*https://loja.example/x*', '<b><a>https://loja.example/x</a></b>'),
  row('assumed', '(www.loja.example)', '(<a>www.loja.example</a>)'),
  row('assumed', 'wa.me/c/1, loja.com.br!', '<a>wa.me/c/1</a>, <a>loja.com.br</a>!'),
  row('assumed', 'javascript:alert(1)', 'javascript:alert(1)'),
  same('assumed', 'ana@loja.com'),
  same('assumed', 'Oferta.Corre.'),
  // Emoji, other scripts, long words.
  row('bridge', '*🧀 Queijo 🧀*', '<b>🧀 Queijo 🧀</b>'),
  row('assumed', '🔥*Oferta*🔥', '🔥<b>Oferta</b>🔥'),
  row('assumed', '❤️*Oferta*', '❤️<b>Oferta</b>'),
  row('assumed', '1️⃣*Oferta*', '1️⃣<b>Oferta</b>'),
  row('bridge', '_👨‍👩‍👧‍👦_', '<i>👨‍👩‍👧‍👦</i>'),
  row('bridge', '*شاي بالنعناع* ٥٠', '<b>شاي بالنعناع</b> ٥٠'),
  row('bridge', '~מחיר~ *חדש*', '<s>מחיר</s> <b>חדש</b>'),
  same('assumed', 'שלום*חדש*'),
  row('assumed', '*日本語*です', '*日本語*です'),
  row('bridge', `*${'a'.repeat(500)}*`, `<b>${'a'.repeat(500)}</b>`),
  same('faq', '\n\na\n\n\nb  c\n'),
];
