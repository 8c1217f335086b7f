/** A test, by its file in this folder and its name. */
type Shown = readonly [file: string, test: string];

const link: Shown = ['by-keyboard', 'By the keyboard alone she links with her number.'];
const firstRun: Shown = [
  'first-run',
  'The first start leads in three steps to the first code, by keyboard alone and in each language, and is then over.',
];
const wordsAndTemplate: Shown = [
  'by-keyboard',
  'By the keyboard alone a template is written and used, and a text of her own goes out.',
];
const planned: Shown = [
  'by-keyboard',
  'By the keyboard alone a price is corrected, an archived product brought back, its promo planned for tomorrow, and it goes then.',
];
const running: Shown = [
  'by-keyboard',
  'By the keyboard alone a broadcast is paused, goes on, is cancelled, and what is sold out is taken back.',
];
const kept: Shown = [
  'by-keyboard',
  'By the keyboard alone the history is saved, a group repaired, the pace set and a backup made.',
];
const product: Shown = [
  'catalogue-by-keyboard',
  'By the keyboard alone a product gets all that it can say, is copied, found and exported; and a backup brings back what was put away.',
];
const arranged: Shown = [
  'groups-by-keyboard',
  'By the keyboard alone sets, a footer and templates are arranged, an offer is made clear, what failed goes again, and what was sent is corrected and deleted.',
];
const aroundTheWindow: Shown = [
  'window-by-keyboard',
  'By the keyboard alone the past is looked through, weeks are planned, settings changed, the diagnosis taken along, and the link made anew.',
];
const firstPromo: Shown = [
  'keyboard',
  'A product is added, and sent to chosen groups by the keyboard alone.',
];
const twoProducts: Shown = [
  'keyboard',
  'Two products go to a group set, and one of them again because she says so, by the keyboard alone.',
];

/** What a person can do in the window, and the test in which she does it without a mouse. */
export const journeysByKeyboard: Readonly<Record<string, Readonly<Record<string, Shown>>>> = {
  connect: {
    'the first steps, the language and the way into practice': firstRun,
    'the number instead of the code': link,
    'the way out of practice': [
      'first-run',
      'The way out of practice starts anew with her own WhatsApp, by keyboard alone; where only practice may be opened, it says so.',
    ],
    'repair of the connection': aroundTheWindow,
    'unlink, and link again': aroundTheWindow,
  },
  catalogue: {
    'a new product': firstPromo,
    'prices, instalments, coupon, stock, validity, category': product,
    'photos of the file dialog': product,
    'photos in order, looked at, removed and brought back': [
      'photo-field',
      'Photos are put in order, looked at, removed and brought back by the keyboard alone; the focus goes along.',
    ],
    'a product changed': planned,
    'a product copied': product,
    'a product archived and brought back': planned,
    'many products marked': [
      'catalogue',
      'By the keyboard alone products are gone through, marked, put away and brought back.',
    ],
    'search and categories': product,
    'import of a spreadsheet': [
      'import',
      'A list goes in by the keyboard alone, and a meaning that is only passed by is taken from no column.',
    ],
    'export of a spreadsheet': product,
  },
  compose: {
    'a new template, the default one': wordsAndTemplate,
    'a template changed, copied, in order, deleted and brought back': arranged,
    'a footer of a group': arranged,
    'a missing sentence taken over': arranged,
    'a text of her own': wordsAndTemplate,
  },
  groups: {
    'search and tick': firstPromo,
    'a group set made, with its colour, in order, changed, deleted and brought back': arranged,
    'a group set half made, and asked about': [
      'groups',
      'A set is made, changed, moved and asked about by the keyboard alone.',
    ],
    'a group set chosen': twoProducts,
    'repair of a group': kept,
  },
  send: {
    now: firstPromo,
    'several products': twoProducts,
    'the same again, when she says so': twoProducts,
    'at a date and time': planned,
    'every week': aroundTheWindow,
    'pause, go on, cancel': running,
    'only what failed again': arranged,
    'edit and delete what was sent': arranged,
    'sold out': running,
    'a day planned': [
      'planner',
      'Twelve products are planned by the keyboard alone, one is moved, and the members get each at its time, with the distances kept.',
    ],
  },
  know: {
    'the past searched and saved': kept,
    'the past narrowed down and opened': aroundTheWindow,
    'the chart as a table': aroundTheWindow,
    'the calendar: skip, move, pause, delete, take back': aroundTheWindow,
  },
  'come back': {
    'everything at once': [
      'coming-back',
      'Asleep for three days: the screen comes by itself, can wait, and by keyboard everything goes at once.',
    ],
    'one by one, the unknown one too': [
      'coming-back',
      'By the keyboard alone an unknown one that she sends again is on each device under the one id, and what she gives up never goes.',
    ],
  },
  desktop: {
    'the search that reaches everything': [
      'palette',
      'Ctrl K finds a screen, a deed and a product, and what was found is sent, by the keyboard alone.',
    ],
    'language, colours, hours, lateness, the start with the computer': aroundTheWindow,
    'the pace': kept,
    'a backup': kept,
    'a backup restored': product,
    'the diagnosis saved and copied': aroundTheWindow,
    'everything erased': [
      'backup',
      'Back up, erase by the keyboard alone, restore: the shop is as it was, and only the login is asked for anew.',
    ],
    'a newer version': [
      'updates',
      'A newer version is said quietly, with what changed, and takes the place of this one when she says so, by the keyboard alone.',
    ],
  },
};
