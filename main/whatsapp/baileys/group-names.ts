import { AppError } from '../../../shared/failure.ts';
import type { GroupId } from '../../../shared/groups.ts';
import type { Log } from '../../system/log.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import { nameGroup } from './name-chat.ts';

/** What must be known of a group before WhatsApp has told it again. */
export interface NamedGroup {
  readonly address: string;
  readonly disappearingSeconds: number;
}

/** Names for groups that say nothing: WhatsApp's own old ones begin with the phone number of who made the group. */
export interface GroupNames {
  /** The group's name, the same after a restart; what is known of it is kept sealed. */
  give(group: NamedGroup): GroupId;
  /** The name alone. */
  nameOf(address: string): GroupId;
  /** @throws AppError `group-unknown` */
  find(id: GroupId): NamedGroup;
}

/** The key store's name for "this id is that group". */
const groupType = 'named-group';

export function createGroupNames(keys: KeyStore, log: Log): GroupNames {
  const known = new Map<GroupId, NamedGroup>();

  const nameOf = (address: string) => nameGroup(address, keys);
  const readKept = (id: GroupId) => keys.read(groupType, [id])[id] as NamedGroup | undefined;

  return {
    nameOf,
    give({ address, disappearingSeconds }) {
      const id = nameOf(address);
      const isKept = readKept(id)?.disappearingSeconds === disappearingSeconds;
      const group = { address, disappearingSeconds };
      known.set(id, group);
      if (!isKept) {
        keys
          .write({ [groupType]: { [id]: group } })
          .catch((error: unknown) => log.warn({ err: error }, 'the name of a group could not be kept'));
      }
      return id;
    },
    find(id) {
      const group = known.get(id) ?? readKept(id);
      if (group === undefined) throw new AppError('group-unknown');
      return group;
    },
  };
}
