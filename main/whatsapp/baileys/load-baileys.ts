import { checkServer } from './check-server.ts';
import { checkSignatures, type SignatureFunctions } from './check-signatures.ts';
import { type AgreementFunctions, quickenAgreement } from './quicken-agreement.ts';

export type Baileys = typeof import('@whiskeysockets/baileys');

/**
 * Imports Baileys with signatures that are checked. Only when it is needed, because it is 5 MB of code and the
 * window comes first.
 * @throws Error when the checks did not take hold: then there must be no connection.
 */
export async function loadBaileys(): Promise<Baileys> {
  // `libsignal`, not `libsignal/src/curve.js`: importing that path here would already make the ESM copy of its
  // exports which Baileys gets. Reached through the package, its exports change before anyone has copied them.
  const [libsignal, wasm] = await Promise.all([import('libsignal'), import('whatsapp-rust-bridge')]);
  const { curve } = libsignal.default as unknown as { curve: SignatureFunctions & AgreementFunctions };
  checkSignatures(curve, wasm);
  quickenAgreement(curve);
  const baileys = await import('@whiskeysockets/baileys');
  checkServer(baileys);
  proveChecks(baileys, curve);
  return baileys;
}

/** A signature of 64 zero bytes is by nobody. */
const nobodysSignature = Buffer.alloc(64);

function proveChecks({ Curve }: Baileys, curve: SignatureFunctions): void {
  const key = Curve.generateKeyPair();
  const message = Buffer.from('signed by somebody else');
  if (Curve.verify(key.public, message, nobodysSignature) || acceptsBundle(curve, key.public, message)) {
    throw new Error('Baileys would accept forged signatures');
  }
}

/** Asks as libsignal does for the signed pre-key of a bundle. */
function acceptsBundle(curve: SignatureFunctions, publicKey: Uint8Array, message: Uint8Array): boolean {
  try {
    return curve.verifySignature(publicKey, message, nobodysSignature, true);
  } catch {
    return false;
  }
}
