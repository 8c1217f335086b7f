import type { Connection } from '../server/connection.ts';
import type { World } from '../server/world.ts';
import { children, type Node, node, serverJid } from './nodes.ts';
import { accountQueries } from './queries/account-queries.ts';
import { groupQueries } from './queries/group-queries.ts';
import { keyQueries } from './queries/key-queries.ts';
import { takePairingAnswer, takePairingQuery } from './queries/pairing-queries.ts';
import type { Answer, QueryTable } from './queries/query.ts';
import { usyncQueries } from './queries/usync-query.ts';

const queries: QueryTable = { ...accountQueries, ...groupQueries, ...keyQueries, ...usyncQueries };

/** Answers a query. One that is not in the tables is recorded and refused: there is no answer for everything. */
export function takeQuery(world: World, connection: Connection, stanza: Node): void {
  const { id, type, xmlns } = stanza.attrs;
  if (!id) {
    world.violations.record(`a query without an id (${type} ${xmlns})`);
    return;
  }
  if (type === 'result' || type === 'error') {
    takePairingAnswer(world, connection, stanza);
    return;
  }
  if (connection.usedIds.has(id)) {
    reply(world, connection, stanza, { kind: 'violation', what: 'the id of a query was used twice' });
    return;
  }
  connection.usedIds.add(id);
  const asked = children(stanza)[0] ?? node('nothing');
  const name = [type, xmlns, children(stanza).length > 0 ? asked.tag : ''].join(' ').trim();
  const { device } = connection;
  if (!device) {
    reply(world, connection, stanza, takePairingQuery(world, connection, name, stanza));
    return;
  }
  const handler = queries[name];
  if (!handler) {
    reply(world, connection, stanza, { kind: 'violation', what: `an unknown query (${name})` });
    return;
  }
  world.queryCounts.set(handler.name, (world.queryCounts.get(handler.name) ?? 0) + 1);
  const fault = world.switches.nextQueryFaults.get(handler.name)?.shift();
  if (fault === 'silence') return;
  if (fault !== undefined) {
    const text = fault === 429 ? 'rate-overlimit' : 'internal-server-error';
    reply(world, connection, stanza, { kind: 'error', code: fault, text });
    return;
  }
  reply(world, connection, stanza, handler.answer({ world, connection, device, stanza, asked }));
}

function reply(world: World, connection: Connection, stanza: Node, answer: Answer): void {
  const { id } = stanza.attrs;
  const from = stanza.attrs.to ?? serverJid;
  if (answer.kind === 'result') {
    connection.send(node('iq', { id, from, type: 'result' }, answer.content));
    answer.andThen?.();
    return;
  }
  if (answer.kind === 'violation') world.violations.record(answer.what);
  const isViolation = answer.kind === 'violation';
  const code = isViolation ? 400 : answer.code;
  const text = isViolation ? 'bad-request' : answer.text;
  connection.send(node('iq', { id, from, type: 'error' }, [node('error', { code, text })]));
}
