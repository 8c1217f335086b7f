import { AppError } from '../../../shared/failure.ts';
import type { Baileys } from './load-baileys.ts';

/** What of Baileys the checks stand on: the curve object that its own files call through, changed in place. */
export type CheckedParts = Pick<
  Baileys,
  'Curve' | 'WA_CERT_DETAILS' | 'WA_ADV_ACCOUNT_SIG_PREFIX' | 'WA_ADV_HOSTED_ACCOUNT_SIG_PREFIX' | 'proto'
>;

interface Checked {
  readonly message: Uint8Array;
  readonly isGenuine: boolean;
}

/** The serial number of the root in every certificate (Baileys 7.0.0-rc14, lib/Defaults/index.js, WA_CERT_DETAILS). */
const rootSerial = 0;

const alreadyChecked = Symbol.for('promo-brothers/checked-server');

/**
 * Ends a connection with a plain failure when the server's certificate or the account's signature is wrong, and
 * checks what Baileys does not: that the leaf certificate is for the very key that the server uses.
 *
 * Baileys' handshake is one synchronous function (7.0.0-rc14, lib/Utils/noise-handler.js:137-170): it agrees on a
 * key with the server's static key, verifies the leaf, then verifies the intermediate against the root. So when the
 * root key is asked for, the leaf and the static key are those that were handled just before.
 *
 * Its failures: AppError `server-not-trusted` out of the handshake, `account-signature-wrong` out of the pairing
 * (lib/Utils/validate-connection.js:157).
 */
export function checkServer({ Curve, WA_CERT_DETAILS, proto, ...prefixes }: CheckedParts): void {
  if (alreadyChecked in Curve) return;
  const { sharedKey, verify } = Curve;
  const accountPrefixes = [prefixes.WA_ADV_ACCOUNT_SIG_PREFIX, prefixes.WA_ADV_HOSTED_ACCOUNT_SIG_PREFIX];
  let serverKey: Uint8Array | undefined;
  let leaf: Checked | undefined;

  function isChainGenuine(intermediate: Checked): boolean {
    if (!intermediate.isGenuine || !leaf?.isGenuine || serverKey === undefined) return false;
    const { Details } = proto.CertChain.NoiseCertificate;
    const { issuerSerial } = Details.decode(intermediate.message);
    const certified = Details.decode(leaf.message).key ?? Buffer.alloc(0);
    return issuerSerial === rootSerial && Buffer.compare(certified, serverKey) === 0;
  }

  Object.assign(Curve, {
    [alreadyChecked]: true,
    sharedKey(privateKey: Uint8Array, publicKey: Uint8Array): Buffer {
      serverKey = publicKey;
      return sharedKey(privateKey, publicKey);
    },
    verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
      const checked = { message, isGenuine: verify(publicKey, message, signature) };
      if (publicKey === WA_CERT_DETAILS.PUBLIC_KEY) {
        if (!isChainGenuine(checked)) throw new AppError('server-not-trusted');
      } else if (accountPrefixes.some((prefix) => Buffer.compare(prefix, message.subarray(0, 2)) === 0)) {
        if (!checked.isGenuine) throw new AppError('account-signature-wrong');
      } else {
        leaf = checked;
      }
      return checked.isGenuine;
    },
  });
}
