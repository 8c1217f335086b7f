import { randomBytes } from 'node:crypto';
import type { LinkedDevice } from '../people/linked-device.ts';
import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { node } from './nodes.ts';
import { sendHistory } from './send-history.ts';

/** The client is ready: it gets what waited for it, and a new one its keys and history. */
export function deliverWaiting(world: World, connection: Connection, device: LinkedDevice): void {
  const { switches } = world;
  if (switches.isHoldingWaiting) {
    switches.heldWaiting.push(() => deliverWaiting(world, connection, device));
    return;
  }
  const waiting = device.waiting.splice(0);
  const preview = { count: waiting.length, message: 0, receipt: 0, notification: 0, appdata: 0 };
  connection.sendInOrder([
    node('ib', {}, [node('offline_preview', preview)]),
    ...waiting.map(({ stanza }, index) => ({
      ...stanza,
      attrs: { ...stanza.attrs, offline: String(index) },
    })),
    node('ib', {}, [node('offline', { count: waiting.length })]),
  ]);
  connection.isActive = true;

  if (!device.routingInfo) {
    device.routingInfo = randomBytes(8);
    const info = node('edge_routing', {}, [node('routing_info', {}, device.routingInfo)]);
    connection.send(node('ib', {}, [info]), 'edge');
  }
  if (device.hasMissedGroupChanges) {
    device.hasMissedGroupChanges = false;
    const dirty = node('dirty', { type: 'groups', timestamp: Math.floor(world.clock.now() / 1000) });
    connection.send(node('ib', {}, [dirty]), 'dirty');
  }
  if (!device.hasHistory) {
    device.hasHistory = true;
    world.farEnd.add(() => sendHistory(world, device));
  }
}
