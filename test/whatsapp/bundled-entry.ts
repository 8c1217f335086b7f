import { createBreathe } from '../../main/whatsapp/breathe.ts';

export { systemChance } from '../../main/system/chance.ts';
export { systemClock } from '../../main/system/clock.ts';
export { loadBaileys } from '../../main/whatsapp/baileys/load-baileys.ts';
export { openWhatsApp } from '../../main/whatsapp/baileys/open-whatsapp.ts';
export { openKeyStore } from '../../main/whatsapp/key-store/key-store.ts';
export { silentLog } from '../fakes/log.ts';

export const breathe = createBreathe(() => performance.now());
