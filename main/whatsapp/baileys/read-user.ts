/** The person in an address such as `5511…:2@s.whatsapp.net` or `77…:1@lid`, without the device. */
export function readUser(address: string | undefined): string | undefined {
  return address?.split('@')[0]?.split(':')[0];
}
