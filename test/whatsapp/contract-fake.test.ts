import { systemClock } from '../../main/system/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';
import { describeContract } from './contract.ts';

describeContract('the fake', async ({ groups, refreshesPerPairing, ackMs }) => {
  const fake = createFakeWhatsApp({ clock: systemClock, groups, refreshesPerPairing, ackMs, retryMs: 50 });
  return { ...fake, keep: () => undefined, stop: () => fake.whatsapp.close() };
});
