import { startBoxWorld } from './box-world.ts';
import { describeContract } from './contract.ts';

describeContract('Baileys in the practice box', ({ ackMs, ...plan }) =>
  startBoxWorld({ ...plan, timeouts: { ackMs } }),
);
