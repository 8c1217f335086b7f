import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameReader, frame } from '../../main/practice/noise/frames.ts';

const header = Buffer.from('WA\x06\x03', 'latin1');

describe('frames on a socket', () => {
  it('come out as they went in, however the socket cuts them', () => {
    const bodies = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 8 });
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 20 }), fc.boolean(), (sent, size, hasRouting) => {
        const routing = hasRouting
          ? Buffer.from([...Buffer.from('ED'), 0, 1, 0, 0, 2, 7, 7])
          : Buffer.alloc(0);
        const line = Buffer.concat([routing, header, ...sent.map((body) => frame(Buffer.from(body)))]);
        const reader = new FrameReader();
        const got: Buffer[] = [];
        for (let at = 0; at < line.length; at += size) got.push(...reader.push(line.subarray(at, at + size)));
        expect(got).toEqual(sent.map((body) => Buffer.from(body)));
        expect(reader.intro?.routingInfo ?? null).toEqual(hasRouting ? Buffer.of(7, 7) : null);
      }),
    );
  });

  it('are refused when they begin as another protocol, or claim to be huge', () => {
    expect(() => new FrameReader().push(Buffer.from('GET / HTTP/1.1'))).toThrow('an unknown protocol header');
    const huge = Buffer.concat([header, Buffer.of(255, 255, 255)]);
    expect(() => new FrameReader().push(huge)).toThrow('a frame of 16777215 bytes');
  });
});
