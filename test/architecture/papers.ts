/** A text that must not stand anywhere in the repository, and why. */
export interface Forbidden {
  readonly what: string;
  readonly why: string;
  readonly pattern: RegExp;
  /** A text that the pattern must find, so that it is shown able to. Put together here, or this file would break the rule. */
  readonly sample: string;
}

const word = (...parts: readonly string[]) => parts.join('');

export const forbidden: readonly Forbidden[] = [
  {
    what: 'claims of sending to very many',
    why: 'WhatsApp acts on such claims, and this is not what we make',
    pattern: new RegExp(`\\b(${word('bu', 'lk')}|em ${word('ma', 'ssa')}|${word('ma', 'ssa')})\\b`, 'i'),
    sample: `envio em ${word('ma', 'ssa')}`,
  },
  {
    what: 'claims of sending blindly or of tricking WhatsApp',
    why: 'WhatsApp acts on such claims, and this is not what we make',
    pattern: new RegExp(`${word('disp', 'aro')}|${word('anti', '[- ]?ban')}\\b`, 'i'),
    sample: `${word('Disp', 'aros')} agendados`,
  },
  {
    what: 'addresses of package registries',
    why: "packages come from the reader's own registry",
    pattern: new RegExp(word('registry', '\\.[a-z]+js\\.org|npm', 'mirror'), 'i'),
    sample: word('https://registry', '.npmjs.org/zod'),
  },
  {
    what: 'paths of one machine',
    why: 'paths of one machine mean nothing on another',
    pattern: new RegExp(word('/wo', 'rk/|/ro', 'ot/|/tmp/[a-z]'), ''),
    sample: word('see /wo', 'rk/shared'),
  },
];

/** Text that others wrote and we may not change, and the test that looks for the same words in the catalogues. */
export const mayHoldThem = ['package-lock.json', 'LICENSE', 'NOTICES', 'test/text/text.test.ts'];

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>>;
}

const isFork = (name: string) => /baileys/i.test(name) && name !== '@whiskeysockets/baileys';
const baileysVersion = '7.0.0-rc14';

/** @returns what is wrong with the two files that say which packages the app is made of. */
export function findPackageTrouble(manifest: Manifest, lock: Lock): readonly string[] {
  const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const locked = Object.entries(lock.packages);
  const forks = locked.filter(([path]) => isFork(path.split('node_modules/').at(-1) ?? ''));
  return [
    ...named
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name} ${version} is not an exact version`),
    ...locked.filter(([, entry]) => entry.resolved).map(([path]) => `${path} carries a download address`),
    ...forks.map(([path]) => `${path} is another Baileys`),
    ...[
      manifest.dependencies['@whiskeysockets/baileys'],
      lock.packages['node_modules/@whiskeysockets/baileys']?.version,
    ]
      .filter((version) => version !== baileysVersion)
      .map((version) => `Baileys is ${version}, not ${baileysVersion}`),
  ];
}
