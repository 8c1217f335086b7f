import { failure } from '../pairing/log-in.ts';
import type { Person } from '../people/person.ts';
import { setTimeLock } from '../people/time-lock.ts';
import type { PracticeServer, QueryKind } from '../practice-box.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { type Node, node } from '../stanzas/nodes.ts';

/** What can be done to the server. `findPerson` turns a member as tests know it into the person in the box. */
export function createServerDeeds(
  world: World,
  findPerson: (member: { readonly lid: string }) => Person,
): PracticeServer {
  const { switches } = world;
  const linked = () => [...world.connections].filter(({ device }) => device !== null);
  return {
    async dropConnection() {
      for (const connection of world.connections) connection.drop();
    },
    async goSilent() {
      switches.isSilent = true;
      for (const connection of world.connections) connection.fallSilent();
    },
    async speakAgain() {
      switches.isSilent = false;
      for (const connection of world.connections) connection.speakAgain();
    },
    async goHalfOpen() {
      for (const connection of world.connections) connection.fallHalfOpen();
    },
    async goMute() {
      for (const connection of world.connections) connection.fallMute();
    },
    async endStream(code) {
      for (const connection of linked()) endStream(connection, code);
    },
    async ackNextWith(code) {
      switches.nextAckCodes.push(code);
    },
    async holdAcks() {
      switches.isHoldingAcks = true;
    },
    async releaseAcks() {
      switches.isHoldingAcks = false;
      for (const send of switches.heldAcks.splice(0)) send();
    },
    async delayAcks(ms) {
      switches.ackDelayMs = ms;
    },
    async setTimeLock(until) {
      for (const account of world.accounts.values()) setTimeLock(world, account, until);
    },
    async refuseLogins(code) {
      switches.refusedLoginCode = code;
    },
    async forge(what) {
      switches.forgery = what;
      switches.forgedDevice = null;
    },
    async breakBundles(member, fault) {
      findPerson(member).faults.bundles = fault;
    },
    async leaveOutOfDeviceLists(member, isLeftOut) {
      findPerson(member).faults.isMissingFromDeviceLists = isLeftOut;
    },
    async hideLid(member, fault) {
      findPerson(member).faults.lid = fault;
    },
    async failNextPrekeys(member) {
      switches.failingPrekeys.add(findPerson(member));
    },
    async failNextQuery(kind, code) {
      addFault(world, kind, code);
    },
    async ignoreNextQuery(kind) {
      addFault(world, kind, 'silence');
    },
    async answerAgain() {
      switches.nextQueryFaults.clear();
      switches.failingPrekeys.clear();
      switches.nextAckCodes.length = 0;
    },
    async failNextUpload() {
      switches.failingUploads += 1;
    },
    async countQueries(kind) {
      return world.queryCounts.get(kind) ?? 0;
    },
    connectionCount: async () => world.connections.size,
    uploadCount: async () => world.media.uploadCount,
    async advanceClock(ms) {
      world.clock.advance(ms);
    },
  };
}

function addFault(world: World, kind: QueryKind, fault: number | 'silence'): void {
  const faults = world.switches.nextQueryFaults;
  faults.set(kind, [...(faults.get(kind) ?? []), fault]);
}

/** How each ending looks on the line (Baileys lib/Socket/socket.js:766-785, lib/Utils/generics.js:289). */
function endStream(connection: Connection, code: number): void {
  const endings: Readonly<Record<number, Node>> = {
    401: node('stream:error', { code: 401 }, [node('conflict', { type: 'device_removed' })]),
    428: node('xmlstreamend'),
    440: node('stream:error', {}, [node('conflict', { type: 'replaced' })]),
  };
  const isFailure = [403, 405, 411].includes(code);
  connection.end(endings[code] ?? (isFailure ? failure(code) : node('stream:error', { code })));
}
