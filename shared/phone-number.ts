/** What a person typed as the number of a phone. */
export type PhoneNumberReading =
  | {
      readonly kind: 'number';
      /** With the country code, as WhatsApp wants it. */
      readonly digits: string;
      /** As a person recognises it: `+55 11 91234-5678`. */
      readonly shown: string;
    }
  | { readonly kind: 'problem'; readonly problem: PhoneNumberProblem };

export type PhoneNumberProblem = 'empty' | 'letters' | 'too-short' | 'too-long';

/**
 * Reads a number as a shop owner writes it. A number without `+` is Brazilian when it has the length of one: area
 * code and eight or nine digits, with or without the 0 in front that a landline wants.
 */
export function readPhoneNumber(text: string): PhoneNumberReading {
  const trimmed = text.trim();
  if (trimmed === '') return problem('empty');
  if (/[^\d\s+().\-/\u00a0\u2010-\u2014\u202f]/.test(trimmed)) return problem('letters');
  const isInternational = trimmed.startsWith('+') || trimmed.startsWith('00');
  const digits = trimmed.replace(/\D/g, '').replace(/^0+/, '');
  if (isInternational) return checkLength(digits, 10);
  return checkLength(digits.length === 10 || digits.length === 11 ? `55${digits}` : digits, 12);
}

/** E.164 allows 15 digits; ten is the shortest with a country code in use. */
function checkLength(digits: string, least: number): PhoneNumberReading {
  if (digits.length < least) return problem('too-short');
  if (digits.length > 15) return problem('too-long');
  return { kind: 'number', digits, shown: show(digits) };
}

function show(digits: string): string {
  const brazilian = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  return brazilian ? `+55 ${brazilian[1]} ${brazilian[2]}-${brazilian[3]}` : `+${digits}`;
}

function problem(what: PhoneNumberProblem): PhoneNumberReading {
  return { kind: 'problem', problem: what };
}
