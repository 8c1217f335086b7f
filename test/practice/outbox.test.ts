import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox } from '../../main/practice/server/outbox.ts';
import { seededRandom } from '../../main/practice/server/random.ts';
import { type Node, node } from '../../main/practice/stanzas/nodes.ts';

const stanza = (id: number): Node => node('x', { id });
const idsOf = (stanzas: readonly Node[]) => stanzas.map(({ attrs }) => Number(attrs.id));

describe('what the server sends', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('leaves at once and in order without jitter', () => {
    const written: Node[] = [];
    const outbox = new Outbox((each) => written.push(each), null);
    for (let id = 0; id < 10; id += 1) outbox.send(stanza(id), 'a lane');
    expect(idsOf(written)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('comes out of order with jitter, all of it, but never within a lane', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(3), { minLength: 30, maxLength: 60 }), (seed, lanes) => {
        const written: Node[] = [];
        const outbox = new Outbox((each) => written.push(each), {
          random: seededRandom(seed),
          longestMs: 25,
        });
        for (const [id, lane] of lanes.entries())
          outbox.send(stanza(id), lane === 0 ? undefined : `lane ${lane}`);
        vi.advanceTimersByTime(30);
        const ids = idsOf(written);
        expect(ids.toSorted((a, b) => a - b)).toEqual([...lanes.keys()]);
        for (const lane of [1, 2, 3]) {
          const inLane = ids.filter((id) => lanes[id] === lane);
          expect(inLane).toEqual(inLane.toSorted((a, b) => a - b));
        }
      }),
    );
    const written: Node[] = [];
    const outbox = new Outbox((each) => written.push(each), { random: seededRandom(1), longestMs: 25 });
    for (let id = 0; id < 20; id += 1) outbox.send(stanza(id));
    vi.advanceTimersByTime(30);
    expect(idsOf(written)).not.toEqual([...Array(20).keys()]);
  });

  it('waits while the server is silent, and follows when it speaks again', () => {
    const written: Node[] = [];
    const outbox = new Outbox((each) => written.push(each), null);
    outbox.hold();
    outbox.send(stanza(1));
    vi.advanceTimersByTime(1000);
    expect(written).toEqual([]);
    outbox.release();
    vi.advanceTimersByTime(1);
    expect(idsOf(written)).toEqual([1]);
  });
});
