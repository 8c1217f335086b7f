import { randomBytes } from 'node:crypto';
import { renewSecret } from '../../pairing/pairing.ts';
import type { Connection } from '../../server/connection.ts';
import type { World } from '../../server/world.ts';
import { bytes, child, childBytes, type Node, node } from '../nodes.ts';
import { type Answer, result } from './query.ts';

/** Queries of a client that is not linked yet. */
export function takePairingQuery(world: World, connection: Connection, name: string, stanza: Node): Answer {
  if (name === 'get w:p ping') return result();
  const asked = child(stanza, 'link_code_companion_reg');
  if (name !== 'set md link_code_companion_reg' || !asked) {
    return { kind: 'violation', what: `an unknown query before linking (${name})` };
  }
  if (asked.attrs.stage === 'companion_hello') return takeHello(world, connection, asked);
  if (asked.attrs.stage === 'companion_finish') return takeFinish(connection, asked);
  return { kind: 'violation', what: 'an unknown stage of pairing by code' };
}

/** Baileys lib/Socket/socket.js:594-660. */
function takeHello(world: World, connection: Connection, asked: Node): Answer {
  const { pairing } = connection;
  const person = world.directory.findPerson(asked.attrs.jid);
  const account = person && world.accounts.get(person.lid);
  if (!pairing || !account) return { kind: 'error', code: 404, text: 'item-not-found' };
  const wrappedCompanionKey = childBytes(asked, 'link_code_pairing_wrapped_companion_ephemeral_pub');
  if (
    wrappedCompanionKey.length !== 80 ||
    !childBytes(asked, 'companion_server_auth_key_pub').equals(pairing.noiseKey) ||
    !/^\d+$/.test(bytes(child(asked, 'companion_platform_id')).toString())
  ) {
    return { kind: 'violation', what: 'a malformed start of pairing by code' };
  }
  const ref = randomBytes(32);
  world.queryCounts.set('pairing-code', (world.queryCounts.get('pairing-code') ?? 0) + 1);
  pairing.code = { account, ref, wrappedCompanionKey, finish: null };
  return {
    kind: 'result',
    content: [node('link_code_companion_reg', {}, [node('link_code_pairing_ref', {}, ref)])],
    andThen: () => {
      if (pairing.refreshesLeft > 0) renewSecret(connection, pairing);
    },
  };
}

function takeFinish(connection: Connection, asked: Node): Answer {
  const code = connection.pairing?.code;
  const bundle = childBytes(asked, 'link_code_pairing_wrapped_key_bundle');
  if (!code?.finish || !childBytes(asked, 'link_code_pairing_ref').equals(code.ref)) {
    return { kind: 'violation', what: 'the end of a pairing by code that was not begun' };
  }
  const { finish } = code;
  code.finish = null;
  const isOfThisClient = childBytes(asked, 'companion_identity_public').equals(
    connection.pairing?.identity ?? Buffer.alloc(0),
  );
  return { kind: 'result', andThen: () => finish(isOfThisClient && bundle.length >= 60 ? bundle : null) };
}

/** The client's answers to `pair-device` and `pair-success`. */
export function takePairingAnswer(world: World, connection: Connection, stanza: Node): void {
  const { pairing } = connection;
  const isExpected = connection.openQuestions.delete(stanza.attrs.id ?? '');
  if (!pairing || !isExpected || stanza.attrs.type !== 'result') {
    world.violations.record('an answer to a question that the server did not ask');
    return;
  }
  const signed = child(stanza, 'pair-device-sign');
  if (!signed) return;
  if (!pairing.countersigned) {
    world.violations.record('a countersigned device identity that nobody asked for');
    return;
  }
  pairing.countersigned(childBytes(signed, 'device-identity'));
  pairing.countersigned = null;
}
