import { tellDevices } from '../groups/notices.ts';
import { enterCode } from '../pairing/enter-code.ts';
import { scanQr } from '../pairing/scan-qr.ts';
import { type Account, linkedDevices } from '../people/account.ts';
import type { PhoneAnswer, PracticePhone } from '../practice-box.ts';
import type { World } from '../server/world.ts';
import { node } from '../stanzas/nodes.ts';
import { ownChatId } from '../stanzas/take-direct-message.ts';

/** What the owner of an account can do with her phone. */
export function createPhoneDeeds(world: World, account: Account): PracticePhone {
  const { person, phone } = account;
  const tellWhenLinked = (answer: PhoneAnswer) => {
    if (answer === 'linked') tellDevices(world, person, 'add', account.nextDeviceId - 1);
    return answer;
  };
  return {
    phoneNumber: person.phoneNumber,
    lid: person.lid,
    scanQr: async (text) => tellWhenLinked(await scanQr(world, account, text)),
    enterCode: async (code) => tellWhenLinked(await enterCode(world, account, code)),
    async unlink() {
      for (const device of linkedDevices(account)) {
        person.devices.delete(device.id);
        const conflict = node('conflict', { type: 'device_removed' });
        device.connection?.end(node('stream:error', { code: 401 }, [conflict]));
        tellDevices(world, person, 'remove', device.id);
      }
    },
    async ownChat() {
      await world.farEnd.idle();
      return phone.chat(ownChatId).entries();
    },
  };
}
