import { startBoxWorld } from './box-world.ts';
import { describeContract } from './contract.ts';

describeContract('Baileys in the practice box, with delays and stanzas out of order', ({ ackMs, ...plan }) =>
  startBoxWorld({ ...plan, timeouts: { ackMs }, jitterSeed: 7 }),
);
