import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BoxAddress } from '../../main/practice/practice-box.ts';

/** The variables that point an unpackaged build at another server on this computer. */
export function pointTo(server: BoxAddress, folder: string): Record<string, string> {
  const mediaCa = join(folder, 'media-ca.pem');
  writeFileSync(mediaCa, server.mediaCa);
  return {
    PROMO_WHATSAPP_URL: server.url,
    PROMO_WHATSAPP_ROOT_KEY: server.rootKey,
    PROMO_WHATSAPP_MEDIA_CA: mediaCa,
  };
}
