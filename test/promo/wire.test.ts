import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { GroupFacts } from '../../shared/groups.ts';
import type { Centavos } from '../../shared/money.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import { longestText } from '../../shared/promo/length.ts';
import { type ComposeAt, composePromo } from '../../shared/promo.ts';
import { photo } from '../broadcasts/open-sender.ts';
import { aWholeProduct } from '../builders.ts';
import { startBoxWorld } from '../whatsapp/box-world.ts';
import { until } from '../whatsapp/until.ts';
import { showQr, type World } from '../whatsapp/world.ts';

let world: World;
let whatsapp: WhatsApp;
let group: GroupFacts | undefined;

beforeAll(async () => {
  world = await startBoxWorld({
    refreshesPerPairing: 0,
    groups: [{ name: 'Clientes', members: 3, devicesPerMember: [1, 2] }],
  });
  whatsapp = world.whatsapp;
  whatsapp.on('groups', ([first]) => {
    group = first;
  });
  await whatsapp.connect();
  await world.phone.scanQr((await showQr(whatsapp, false)).text);
  await until('the group is there', () => group !== undefined && whatsapp.connection.kind === 'connected');
});
afterAll(() => world.stop());

const at: ComposeAt = { language: 'pt-BR', today: '2026-11-26' as PlainDate };
const { photoIds: _photos, ...whole } = aWholeProduct;
const product: Product = { ...whole, id: 'id' as ProductId, photos: [], lastSentAt: null, soldOutAt: null };

const templates: readonly (readonly [
  what: string,
  template: string,
  fields: Partial<Product>,
  footer: string,
])[] = [
  ['the complete one', builtInWords('complete', 'pt-BR').text, {}, ''],
  [
    'one with a footer',
    builtInWords('short', 'pt-BR').text,
    {},
    '🛵 Entrega no bairro\nSaia do grupo quando quiser.',
  ],
  ['emoji, flags and families', '🧀🇧🇷👨‍👩‍👧‍👦 *{nome}* 👍🏽 1️⃣ ❤️', { name: 'Pão 🥖' }, ''],
  ['Arabic and Hebrew', '*{nome}* ~{de}~ — عرض \u200fחדש\u200e {preço}', { name: 'شاي بالنعناع' }, ''],
  [
    'combining marks, not put together',
    'Pa\u0303o de ac\u0327u\u0301car {nome} Z\u0351\u036b\u0343',
    { name: 'cafe\u0301' },
    '',
  ],
  [
    'line ends of Windows and of old Macs',
    '*{nome}*\r\nPor {preço}\rVem!\u2028Já',
    { note: 'a\nb' },
    'Loja\r\nda Ana',
  ],
  ['joiners and spaces without a width', 'a\u200db\u200cc\u200bd\u2060e\u00a0f\ufeffg {nome}', {}, ''],
  ['characters outside of the first plane', '𝒜𝓃𝒶 𠮷 {nome}', {}, ''],
  ['marks in the name', '*{nome}* ~{de}~', { name: '*5* _a_ ~b~ `c`' }, ''],
  ['long words', `{nome} ${'supercalifragilistico'.repeat(200)}`, {}, ''],
  ['the longest text', `{nome}\n${'Queijo é vida. 🧀 '.repeat(3_400)}`, { price: 100 as Centavos }, ''],
];

/** What each device of each member decrypted. */
async function send(text: string, withPhoto: boolean): Promise<readonly string[]> {
  if (group === undefined) throw new Error('no group');
  const prepared = await whatsapp.preparePromo({ text, photo: withPhoto ? photo : null });
  const message = whatsapp.addressPromo(prepared, { kind: 'group', id: group.id });
  world.keep(message);
  expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
  let texts: (string | undefined)[] = [];
  await until('every device holds it', async () => {
    const inboxes = await world.group('Clientes').inbox();
    texts = inboxes.map(({ entries }) => entries.find(({ messageId }) => messageId === message.id)?.text);
    return texts.length > 0 && texts.every((each) => each !== undefined);
  });
  return texts as string[];
}

test.each(templates)(
  'Every member reads what was composed, byte for byte: %s',
  async (_what, template, fields, footer) => {
    const source = { kind: 'product', product: { ...product, ...fields } } as const;
    const { text } = composePromo(source, { text: template }, { footer }, at);
    expect(text).not.toMatch(/\r/);
    expect(text.length).toBeLessThanOrEqual(longestText);
    for (const withPhoto of [false, true]) {
      for (const read of await send(text, withPhoto)) {
        expect(Buffer.from(read, 'utf8').equals(Buffer.from(text, 'utf8'))).toBe(true);
        expect(read).toBe(text);
      }
    }
  },
);

test('Every member reads her own words as she typed them, with the photo', async () => {
  const source = {
    kind: 'free-text',
    text: '\n Feira {amanhã}, [8h]! 🎪\r\n\r\nVenha.\n',
    photo: null,
  } as const;
  const { text } = composePromo(source, { text: '' }, { footer: 'Loja da Ana' }, at);
  expect(text).toBe(' Feira {amanhã}, [8h]! 🎪\n\nVenha.\n\nLoja da Ana');
  const read = await send(text, true);
  expect(read.length).toBeGreaterThanOrEqual(3);
  expect(new Set(read)).toEqual(new Set([text]));
});
