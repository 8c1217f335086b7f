import { readFileSync } from 'node:fs';

/** Something left: a question to a name server, a packet, the start of a connection. */
const calls = /^(HOST_RESOLVER_(SYSTEM|DNS)_TASK|DNS_TRANSACTION_QUERY|TCP_CONNECT|UDP_BYTES_SENT)$/;

/**
 * Reads what Chromium called, in the log that `--log-net-log` makes of its network. It is JSON with an event a line,
 * whose end is missing while the app runs and when it has ended quickly.
 * @returns kinds of event, as Chromium's net/log/net_log_event_type_list.h names them; each once
 * @throws Error when the network never came up
 */
export function readCalls(netLog: string): readonly string[] {
  const [head = '', ...lines] = readFileSync(netLog, 'utf8').split('\n');
  const { constants } = JSON.parse(head.replace(/,$/, '}')) as {
    readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  };
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [String(type), name]));
  const types = lines.map((line) => /"type":(\d+)\}[,\]}]*$/.exec(line)?.[1]);
  const seen = new Set(types.map((type) => names.get(type ?? '') ?? ''));
  if (!seen.has('DNS_CONFIG_CHANGED')) throw new Error('Chromium kept no log of its network');
  return [...seen].filter((name) => calls.test(name));
}
