import { expect, test } from 'vitest';
import { decideFeed, type FeedFacts } from '../../main/updates/decide-feed.ts';
import { readNotes } from '../../main/updates/read-notes.ts';

const shipped: FeedFacts = { platform: 'win32', isPackaged: true, env: {}, namesFeed: true };
const ofTheBuild = { kind: 'of-the-build' };
const here = (url: string) => ({ ...shipped, isPackaged: false, env: { PROMO_UPDATE_FEED: url } });

test.for<[string, FeedFacts, object | null]>([
  ['a build for Windows with a feed', shipped, ofTheBuild],
  ['an AppImage with a feed', { ...shipped, platform: 'linux', env: { APPIMAGE: '/a' } }, ofTheBuild],
  ['a package of a Linux system, which the system keeps', { ...shipped, platform: 'linux' }, null],
  ['a Mac, where only signed programs can be replaced', { ...shipped, platform: 'darwin' }, null],
  ['a build without a feed', { ...shipped, namesFeed: false }, null],
  ['the sources', { ...shipped, isPackaged: false }, null],
  [
    'the sources, told a feed on this computer',
    here('http://127.0.0.1:80/'),
    { kind: 'here', url: 'http://127.0.0.1:80/' },
  ],
  ['the sources, told a feed elsewhere', here('http://example.com/'), null],
  ['the sources, told a name that hides another', here('http://127.0.0.1@example.com/'), null],
  ['the sources, told no address', here('feed'), null],
  [
    'a build that is told a feed on this computer',
    { ...here('http://127.0.0.1:80/'), isPackaged: true, namesFeed: false },
    null,
  ],
])('%s', ([, facts, feed]) => {
  expect(decideFeed(facts)).toEqual(feed);
});

test.for([
  [null, ''],
  [undefined, ''],
  ['  Fotos maiores\n\n\n\nMenos espera  ', 'Fotos maiores\n\nMenos espera'],
  ['<h2>Novo</h2><ul><li>Fotos &amp; textos</li><li>1 &lt; 2</li></ul>', 'Novo\n• Fotos & textos\n• 1 < 2'],
  [[{ note: 'Um' }, { note: null }, { note: 'Dois' }], 'Um\n\nDois'],
] as const)('the notes %j are read as plain lines', ([notes, text]) => {
  expect(readNotes(notes)).toBe(text);
});

test('Notes without an end are cut.', () => {
  expect(readNotes('a'.repeat(100_000))).toHaveLength(4_000);
});
