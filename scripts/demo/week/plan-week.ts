import type { Input } from '../../../shared/ipc/call.ts';
import { addDays, type PlainDate } from '../../../shared/plain-date.ts';
import type { ProductId } from '../../../shared/products.ts';
import type { WallTime } from '../../../shared/schedules/timing.ts';
import type { Shop } from '../open-shop.ts';
import { ask } from './ask.ts';
import { type StockedShop, setNames } from './stock-shop.ts';

type Draft = Input<'schedules.save'>['schedule'];
type Repeat = Draft['timing']['repeat'];

interface Wish {
  /** The beginning of the product's name, or a text of her own. */
  readonly what: string | { readonly text: string };
  readonly set: keyof typeof setNames;
  /** Days after Monday. */
  readonly day: number;
  readonly time: WallTime;
  readonly repeat?: Repeat;
}

/** The week of a small shop: what comes every day, what on some days, and what only once. */
const wishes: readonly Wish[] = [
  { what: 'Pão de queijo congelado', set: 'regulars', day: 0, time: '16:30', repeat: { kind: 'daily' } },
  {
    ...{ what: 'Queijo Canastra', set: 'cheese', day: 0, time: '10:00' },
    repeat: { kind: 'weekly', days: [1, 3, 5] },
  },
  { what: 'Café torrado', set: 'regulars', day: 0, time: '08:30', repeat: { kind: 'weekly', days: [1, 4] } },
  { what: 'Doce de leite', set: 'regulars', day: 1, time: '11:00' },
  { what: 'Queijo Minas', set: 'cheese', day: 1, time: '18:00' },
  { what: 'Goiabada', set: 'regulars', day: 2, time: '13:00' },
  { what: 'Mel silvestre', set: 'cheese', day: 3, time: '15:00' },
  {
    what: { text: '*Bom dia!* Amanhã tem feira na praça, das 7 às 13 h. 🧀' },
    ...{ set: 'regulars', day: 4, time: '19:00', repeat: { kind: 'weekly', days: [5] } },
  },
  { what: 'Geleia de amora', set: 'cheese', day: 5, time: '09:00' },
];

/** Writes the week down through the calls of the window. @param monday its first day */
export async function planWeek({ page }: Shop, stock: StockedShop, monday: PlainDate): Promise<void> {
  for (const { what, set, day, time, repeat } of wishes) {
    const schedule = {
      what:
        typeof what === 'string'
          ? promoOf(stock, what)
          : { kind: 'free-text' as const, photoId: null, ...what },
      groupIds: [],
      setIds: [...stock.sets].filter(([name]) => name === setNames[set]).map(([, id]) => id),
      timing: {
        start: addDays(monday, day),
        ...{
          time,
          repeat: repeat ?? { kind: 'once' as const },
          end: { kind: 'never' as const },
          exceptions: [],
        },
      },
    };
    await ask(page, 'schedules.save', { schedule });
  }
}

function promoOf({ products }: StockedShop, beginning: string): Draft['what'] {
  const found = [...products].find(([name]) => name.startsWith(beginning));
  if (found === undefined) throw new Error(`the shop sells no ${beginning}`);
  const productId: ProductId = found[1];
  return { kind: 'products', promos: [{ productId, templateId: null, pinnedText: null }] };
}
