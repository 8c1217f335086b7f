import { AppError } from '../../../shared/failure.ts';

/**
 * @param text digits with the country code, spaces and `+ - ( )` allowed
 * @returns the digits alone
 * @throws AppError `phone-number-invalid`
 */
export function readPhoneNumber(text: string): string {
  const digits = text.replace(/[\s+()-]/g, '');
  // E.164: at most 15 digits, and no country code begins with 0. Ten is the shortest with a country code in use.
  if (!/^[1-9]\d{9,14}$/.test(digits)) throw new AppError('phone-number-invalid');
  return digits;
}
