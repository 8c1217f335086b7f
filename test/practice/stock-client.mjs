// A stock Baileys against `npm run practice-server -- --json`: node stock-client.mjs '<its first line>' 'text'
import { Browsers, initAuthCreds, makeWASocket, WA_CERT_DETAILS } from '@whiskeysockets/baileys';
import pino from 'pino';

const box = JSON.parse(process.argv[2]);
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(box.rootKey, 'hex');
console.info = console.warn = () => {}; // libsignal prints private keys
const creds = initAuthCreds();
const kept = new Map();
const keys = {
  get: async (type, ids) =>
    Object.fromEntries(ids.map((id) => [id, kept.get(type + id)]).filter(([, value]) => value)),
  set: async (data) => {
    for (const type in data) for (const id in data[type]) kept.set(type + id, data[type][id]);
  },
};
const scan = (text) => fetch(`${box.admin}/mock-phone/scan-qr`, { method: 'POST', body: text });

function connect() {
  const options = { auth: { creds, keys }, waWebSocketUrl: box.url, logger: pino({ level: 'silent' }) };
  const sock = makeWASocket({ ...options, browser: Browsers.windows('Chrome'), syncFullHistory: false });
  sock.ev.on('connection.update', async ({ qr, connection, lastDisconnect }) => {
    if (qr) await scan(qr);
    if (connection === 'close' && lastDisconnect.error.output.statusCode === 515) connect();
    if (connection !== 'open') return;
    await sock.sendMessage(box.groups[0].jid, { text: process.argv[3] });
    await sock.query({
      tag: 'iq',
      attrs: { to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' },
      content: [{ tag: 'ping', attrs: {} }],
    });
    process.exit(0);
  });
}
connect();
