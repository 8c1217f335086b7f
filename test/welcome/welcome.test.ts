import { expect, test } from 'vitest';
import { decideLaunch, knownAtStart, type LaunchFacts, opensPracticeOnly } from '../../main/launch.ts';
import { createPracticeSwitch, switchArguments } from '../../main/welcome/practice-switch.ts';
import { createWelcome } from '../../main/welcome/welcome.ts';

/** The end of the first steps in a start of this kind, and what became of it. */
function openWelcome(isPractice: boolean, isPracticeOnly = false) {
  const done: string[] = [];
  const practiceSwitch = createPracticeSwitch({
    ...{ isPractice, isPracticeOnly, readLanguage: () => 'es', args: ['app', '--hidden'] },
    startAnew: (args) => done.push(`start ${args.join(' ')}`),
  });
  const { handlers } = createWelcome({ practiceSwitch, finish: () => done.push('kept') });
  return { handlers, done };
}

test.for([
  ['her own WhatsApp', false, 'connect', ['kept']],
  ['her own WhatsApp', false, 'practice', ['kept', 'start app --practice --welcomed=es']],
  ['practice', true, 'practice', ['kept']],
  ['practice', true, 'connect', ['kept', 'start app --welcomed=es']],
] as const)(
  'in %s (%s) the way "%s" is kept first, and started anew only where it leads elsewhere',
  (facts) => {
    const [, isPractice, way, wanted] = facts;
    const { handlers, done } = openWelcome(isPractice);
    handlers['welcome.finish']({ way });
    expect(done).toEqual(wanted);
  },
);

test('where the app opens practice only, the way to WhatsApp is refused in words, and nothing has begun', () => {
  const { handlers, done } = openWelcome(true, true);
  expect(() => handlers['welcome.finish']({ way: 'connect' })).toThrow('stand-in-runtime');
  expect(() => handlers['practice.leave']({})).toThrow('stand-in-runtime');
  expect(done).toEqual([]);
  handlers['welcome.finish']({ way: 'practice' });
  expect(done).toEqual(['kept']);
});

test('practice is entered and left by a new start, and who is there already stays', () => {
  const shop = openWelcome(false);
  shop.handlers['practice.leave']({});
  expect(shop.done).toEqual([]);
  shop.handlers['practice.enter']({});
  expect(shop.done).toEqual(['start app --practice --welcomed=es']);
});

const facts: LaunchFacts = { argv: [], env: {}, isPackaged: true, isStandIn: false, appData: '/data' };

test('there and back again the arguments stay as few as they were, and the first steps are not shown twice', () => {
  const start = ['/app', '--no-sandbox'];
  const inPractice = switchArguments(start, true, 'pt-BR');
  const back = switchArguments(inPractice, false, 'en');
  expect(back).toEqual([...start, '--welcomed=en']);
  const launches = [start, inPractice, back].map((argv) => decideLaunch({ ...facts, argv }));
  expect(launches.map(({ kind }) => kind)).toEqual(['whatsapp', 'practice', 'whatsapp']);
  const known = launches.map((launch) => (launch.kind === 'refused' ? undefined : knownAtStart(launch)));
  expect(known).toEqual([{}, { isWelcomed: true, language: 'pt-BR' }, { isWelcomed: true, language: 'en' }]);
  expect(decideLaunch({ ...facts, argv: ['--welcomed=klingon'] })).not.toHaveProperty('welcomedIn');
});

test('only another Electron than the pinned one has no way out of practice', () => {
  const argv = ['--practice'];
  expect(opensPracticeOnly({ ...facts, argv })).toBe(false);
  expect(opensPracticeOnly({ ...facts, argv, isStandIn: true })).toBe(true);
});
