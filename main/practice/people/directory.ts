import { parseUser } from './address.ts';
import { type Device, Person } from './person.ts';

const givenNames = [
  'Ana',
  'Bruno',
  'Carla',
  'Davi',
  'Elisa',
  'Fabio',
  'Gabi',
  'Heitor',
  'Iara',
  'Joana',
  'Kaua',
  'Lara',
  'Marcos',
  'Nina',
  'Otavio',
  'Paula',
  'Rafa',
  'Sonia',
  'Tiago',
  'Vera',
];

/** Everybody in the box. Numbers use area code 00, which Brazil never gave out, so nobody real has them. */
export class Directory {
  readonly #byPhoneNumber = new Map<string, Person>();
  readonly #byLid = new Map<string, Person>();

  get size(): number {
    return this.#byLid.size;
  }

  addPerson(): Person {
    const number = this.#byLid.size + 1;
    const name = `${givenNames[number % givenNames.length]} ${number}`;
    const person = new Person(name, `55009${scatter(number, 8)}`, `2${scatter(number, 14)}`);
    this.#byPhoneNumber.set(person.phoneNumber, person);
    this.#byLid.set(person.lid, person);
    return person;
  }

  findPerson(jid: string | undefined): Person | null {
    const address = parseUser(jid);
    if (!address) return null;
    const people = address.addressing === 'lid' ? this.#byLid : this.#byPhoneNumber;
    return people.get(address.user) ?? null;
  }

  findDevice(jid: string | undefined): Device | null {
    return this.findPerson(jid)?.devices.get(parseUser(jid)?.device ?? 0) ?? null;
  }

  findByPhoneNumber(phoneNumber: string): Person | null {
    return this.#byPhoneNumber.get(phoneNumber) ?? null;
  }
}

/**
 * The same digits for the same serial number, others for every other, and as mixed as real ones: who searches a
 * file for a number full of zeros finds every second picture.
 */
function scatter(serial: number, digits: number): string {
  const count = 10n ** BigInt(digits);
  return String((BigInt(serial) * 61_803_398_874_989n) % count).padStart(digits, '0');
}
