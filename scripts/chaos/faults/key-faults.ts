import type { Fault } from './fault.ts';
import { listDevices, noMemory, ownKeyRow, type Scene, sessionRows } from './scene.ts';

const brokenSessions: readonly (readonly [string, unknown])[] = [
  ['are garbage', 'garbage'],
  ['are {}', {}],
  ['are []', []],
  ['have a bad version', { _sessions: {}, version: 'v99' }],
];

/** What can happen to the rows on this computer. */
export const keyFaults: readonly Fault[] = [
  onRows('sessions deleted, memory kept', async (scene) => sessionRows(await listDevices(scene), null)),
  onRows('sessions and memory deleted', async (scene) => ({
    ...sessionRows(await listDevices(scene), null),
    ...noMemory(scene),
  })),
  ...brokenSessions.map(([what, value]) =>
    onRows(`sessions ${what}, memory deleted`, async (scene) => ({
      ...sessionRows(await listDevices(scene), value),
      ...noMemory(scene),
    })),
  ),
  onRows('own group key is no JSON', async (scene) => keyRow(scene, Buffer.from('{"senderKeyId":'))),
  onRows('own group key is empty', async (scene) => keyRow(scene, Buffer.from('[]'))),
  onRows('own group key lost its private half', async (scene) => keyRow(scene, halfAKey)),
  onRows('own group key deleted, memory kept', async (scene) => keyRow(scene, null)),
  onRows('memory is garbage', async ({ group }) => ({ 'sender-key-memory': { [group.jid]: ['x'] } })),
  onRows('LIDs and memory deleted', async (scene) => ({
    'lid-mapping': Object.fromEntries(
      scene.group.members.flatMap(({ lid, phoneNumber }) => [
        [phoneNumber, null],
        [`${lid}_reverse`, null],
      ]),
    ),
    ...noMemory(scene),
  })),
  {
    name: 'all keys lost, login kept',
    stage: 'friends',
    isVisible: true,
    async strike({ side }) {
      await side.disconnect();
      await side.loseAllKeys();
      await side.connect();
    },
  },
  {
    name: 'disk full after the message before had left',
    stage: 'friends',
    isVisible: true,
    async strike({ side, group }) {
      await side.failCommits(true);
      await side.post(group, `3EB0${group.jid.slice(6, 18)}F0`, 'before');
      await side.failCommits(false);
    },
  },
];

function onRows(name: string, rows: (scene: Scene) => Promise<Parameters<Scene['side']['edit']>[0]>): Fault {
  return {
    name,
    stage: 'friends',
    isVisible: true,
    strike: async (scene) => scene.side.edit(await rows(scene)),
  };
}

const keyRow = (scene: Scene, value: unknown) => ({ 'sender-key': { [ownKeyRow(scene)]: value } });

const bytes = (length: number) => ({ type: 'Buffer', data: Array.from({ length }, (_, index) => index) });
const halfAKey = Buffer.from(
  JSON.stringify([
    {
      senderKeyId: 7,
      senderChainKey: { iteration: 0, seed: bytes(32) },
      senderSigningKey: { public: bytes(33), private: bytes(0) },
      senderMessageKeys: [],
    },
  ]),
);
