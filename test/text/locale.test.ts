import { expect, test } from 'vitest';
import { describeNews } from '../../main/system/describe-news.ts';
import type { Language } from '../../shared/language.ts';
import { formatBytes } from '../../shared/measures.ts';
import { type Centavos, formatMoney } from '../../shared/money.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { createMessageWords } from '../../shared/promo/message-words.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
const afternoon = Date.UTC(2026, 10, 27, 17, 5);

test.for<[Language, money: string, size: string, day: string, instalments: string, time: RegExp]>([
  [
    'pt-BR',
    'R$ 1.299,90',
    '12,3 MB',
    '24 de dezembro',
    '3x de R$ 21,64 por mês, sem juros (total R$ 64,92)',
    /17:05/,
  ],
  [
    'en',
    'R$1,299.90',
    '12.3 MB',
    'December 24',
    '3 monthly instalments of R$21.64, interest-free (R$64.92 in total)',
    /05:05 PM/,
  ],
  [
    'es',
    'R$ 1.299,90',
    '12,3 MB',
    '24 de diciembre',
    '3 cuotas mensuales de R$ 21,64, sin interés (total R$ 64,92)',
    /17:05/,
  ],
])('%s writes money, sizes, days, instalments and times as its readers do', async ([language, ...wanted]) => {
  const [money, size, day, instalments, time] = wanted;
  const words = createMessageWords(language);
  const inThree = { count: 3, value: 2_164 as Centavos, total: 6_492 as Centavos, monthlyInterest: 0 };
  expect(plain(formatMoney(129_990 as Centavos, language))).toBe(money);
  expect(plain(formatBytes(12_300_000, language))).toBe(size);
  expect(words.day('2026-12-24' as PlainDate, '2026-11-27' as PlainDate)).toBe(day);
  expect(plain(words.instalments(inThree))).toBe(instalments);
  const say = createSay(await loadText(language));
  const news = describeNews({ kind: 'paused-by-whatsapp', until: afternoon }, say, {
    ...{ language, timeZone: 'UTC', now: afternoon },
  });
  expect(plain(news.body)).toMatch(time);
});
