import { tellDevices } from '../../groups/notices.ts';
import { linkedDevices } from '../../people/account.ts';
import { describeTimeLock } from '../../people/time-lock.ts';
import { deliverWaiting } from '../deliver-waiting.ts';
import { bytes, children, node } from '../nodes.ts';
import { type Answer, type QueryContext, type QueryTable, result } from './query.ts';

const privacyCategories = {
  readreceipts: 'all',
  last: 'contacts',
  online: 'all',
  profile: 'contacts',
  status: 'contacts',
  groupadd: 'all',
  calladd: 'all',
  messages: 'all',
};

/** Settings, state and the other things that a client asks on the way (Baileys lib/Socket/chats.js). */
export const accountQueries: QueryTable = {
  'get w:p ping': { name: 'ping', answer: () => result() },
  'set passive active': {
    name: 'active',
    answer: ({ world, connection, device }) => ({
      kind: 'result',
      andThen: () => deliverWaiting(world, connection, device),
    }),
  },
  'set passive passive': { name: 'passive', answer: () => result() },
  'get abt props': {
    name: 'props',
    answer: () => result(node('props', { protocol: 1, hash: 'box', refresh: 86_400 })),
  },
  'get blocklist': { name: 'blocklist', answer: () => result(node('list', { dhash: 'none' })) },
  'get privacy privacy': { name: 'privacy', answer: givePrivacy },
  'set privacy tokens': { name: 'tokens', answer: () => result(node('tokens')) },
  'set w:sync:app:state sync': { name: 'app-state', answer: giveAppState },
  'set urn:xmpp:whatsapp:dirty clean': { name: 'clean', answer: () => result() },
  'set w:m media_conn': { name: 'media-conn', answer: giveMediaHost },
  'get w:profile:picture picture': {
    name: 'picture',
    answer: () => ({ kind: 'error', code: 404, text: 'item-not-found' }),
  },
  'get w:mex query': { name: 'mex', answer: answerMex },
  'set md remove-companion-device': { name: 'unlink', answer: removeDevice },
};

function givePrivacy(): Answer {
  const categories = Object.entries(privacyCategories).map(([name, value]) =>
    node('category', { name, value }),
  );
  return result(node('privacy', {}, categories));
}

/** Nothing was ever changed on this account: each collection stays at the version that the client has. */
function giveAppState({ asked }: QueryContext): Answer {
  const collections = children(asked, 'collection');
  if (collections.length === 0) return { kind: 'violation', what: 'an app-state sync of nothing' };
  const answers = collections.map(({ attrs }) => {
    const { name, version } = attrs;
    return node('collection', { name, version: version ?? 0, type: 'result' });
  });
  return result(node('sync', {}, answers));
}

function giveMediaHost({ world }: QueryContext): Answer {
  const host = node('host', { hostname: world.media.host, maxContentLengthBytes: 64 * 1024 * 1024 });
  return result(node('media_conn', { auth: 'box', ttl: 300, auth_ttl: 300, max_buckets: 12 }, [host]));
}

const reachoutTimelockQuery = '23983697327930364';

/** Baileys lib/Socket/mex.js: `executeWMexQuery` sends its variables as JSON, and this question has none. */
const noVariables = '{"variables":{}}';

/** The one question of this kind that a poster has: is the account restricted (Baileys lib/Types/Mex.js:34)? */
function answerMex({ world, device, asked }: QueryContext): Answer {
  if (asked.attrs.query_id !== reachoutTimelockQuery) {
    return { kind: 'violation', what: 'an unknown mex query' };
  }
  if (bytes(asked).toString() !== noVariables) {
    return { kind: 'violation', what: 'a mex query with other variables than it has' };
  }
  const account = world.accounts.get(device.person.lid);
  if (!account) return { kind: 'violation', what: 'a mex query of nobody' };
  const data = { data: { xwa2_fetch_account_reachout_timelock: describeTimeLock(account) } };
  return result(node('result', {}, Buffer.from(JSON.stringify(data))));
}

/** The client logs itself out. */
function removeDevice({ world, connection, device, asked }: QueryContext): Answer {
  if (asked.attrs.jid !== device.person.jid('phone-number', device.id)) {
    return { kind: 'violation', what: 'a client that removes another device' };
  }
  const account = world.accounts.get(device.person.lid);
  const isLinked = account !== undefined && linkedDevices(account).includes(device);
  if (isLinked) {
    device.person.devices.delete(device.id);
    tellDevices(world, device.person, 'remove', device.id);
  }
  return { kind: 'result', andThen: () => connection.end() };
}
