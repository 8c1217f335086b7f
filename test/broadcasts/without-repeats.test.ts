import { expect, test } from 'vitest';
import type { PromoToSend } from '../../renderer/broadcasts/promo-to-send.ts';
import { withoutRepeats } from '../../renderer/broadcasts/without-repeats.ts';
import { aGroup } from '../builders.ts';

const promos = ['Mel', 'Pão'].map(
  (name): PromoToSend => ({
    ...{ key: name, name, source: { kind: 'free-text', text: name, photo: null } },
    wish: { kind: 'free-text', text: name, photoId: null },
  }),
);
const groups = ['Clientes', 'Vizinhos'].map((name) => aGroup(name));

/** `1 Vizinhos`: the promo at place 1 went to the group of this name before. */
function readRepeat(words: string) {
  const [place = '', groupName = ''] = words.split(' ');
  const promo = Number(place);
  return {
    ...{ promo, name: promos[promo]?.name ?? '', groupId: aGroup(groupName).id, groupName },
    ...{ lastAt: null, sentAs: null },
  };
}

test.for<[string, readonly string[], string]>([
  ['nothing', [], 'Mel, Pão → Clientes, Vizinhos'],
  ['one of four', ['0 Clientes'], 'Mel, Pão → Clientes, Vizinhos'],
  ['all of a promo', ['0 Clientes', '0 Vizinhos'], 'Pão → Clientes, Vizinhos'],
  ['all to a group', ['0 Clientes', '1 Clientes'], 'Mel, Pão → Vizinhos'],
  ['all but one', ['0 Clientes', '1 Clientes', '0 Vizinhos'], 'Pão → Vizinhos'],
  ['everything', ['0 Clientes', '1 Clientes', '0 Vizinhos', '1 Vizinhos'], ' → '],
])('when %s is left out, what goes anywhere and where anything goes is told', ([, leftOut, expected]) => {
  const going = withoutRepeats(promos, groups, leftOut.map(readRepeat));
  const names = (each: readonly { readonly name: string }[]) => each.map(({ name }) => name).join(', ');
  expect(`${names(going.promos)} → ${names(going.groups)}`).toBe(expected);
});
