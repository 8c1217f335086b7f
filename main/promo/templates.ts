import { AppError } from '../../shared/failure.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Language } from '../../shared/language.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import {
  builtInTemplates,
  type ListedTemplate,
  mostTemplates,
  type Template,
  type TemplateDraft,
  type TemplateId,
  type TemplateList,
} from '../../shared/templates.ts';
import type { Chance } from '../system/chance.ts';
import type { StoredTemplate, TemplatesStore } from './templates-store.ts';

export interface TemplatesDeps {
  readonly store: TemplatesStore;
  readonly chance: Pick<Chance, 'uuid'>;
  /** In which our own templates are written. */
  readonly readLanguage: () => Language;
  /** @returns a function that stops listening */
  readonly onSettings: (listener: () => void) => () => void;
  readonly publish: (list: TemplateList) => void;
}

type CallNames =
  | 'templates.save'
  | 'templates.remove'
  | 'templates.reset'
  | 'templates.restoreBuiltIns'
  | 'templates.order'
  | 'templates.makeDefault';

export interface Templates {
  readonly handlers: Pick<Handlers, CallNames>;
  readonly read: (id: TemplateId) => Template | undefined;
  readonly readDefault: () => Template;
  stop(): void;
}

/** How products become messages: ours, hers, their order and the one that is chosen first. Publishes every change. */
export function createTemplates(deps: TemplatesDeps): Templates {
  const { store, readLanguage } = deps;

  function readList(): TemplateList {
    const stored = store.list();
    const templates = stored.flatMap((template) => describe(template, readLanguage()) ?? []);
    const chosen = stored.find(({ isDefault }) => isDefault) ?? stored[0];
    if (chosen === undefined) throw new Error('There is no template left.');
    return { templates, defaultId: chosen.id };
  }

  const read = (id: TemplateId) => readList().templates.find((template) => template.id === id);
  const publish = () => deps.publish(readList());

  function readDefault(): Template {
    const { templates, defaultId } = readList();
    const chosen = templates.find(({ id }) => id === defaultId) ?? templates[0];
    if (chosen === undefined) throw new AppError('not-found');
    return chosen;
  }

  function save(draft: TemplateDraft): ListedTemplate {
    const id = draft.id ?? add(draft);
    if (draft.id !== undefined) change(draft.id, draft);
    const saved = read(id);
    if (saved === undefined) throw new AppError('not-found');
    publish();
    return saved;
  }

  function add({ name, text }: TemplateDraft): TemplateId {
    if (store.list().length >= mostTemplates) throw new AppError('bad-input');
    const id = deps.chance.uuid() as TemplateId;
    store.add(id, { name, text });
    return id;
  }

  /** One of ours that says again what it said at first is untouched again, and follows the language. */
  function change(id: TemplateId, { name, text }: TemplateDraft): void {
    const builtIn = read(id)?.builtIn ?? null;
    const own = builtIn && builtInWords(builtIn, readLanguage());
    const isOurs = own !== null && own.name === name && own.text === text;
    if (!store.change(id, isOurs ? null : { name, text })) throw new AppError('not-found');
  }

  function reset(id: TemplateId): void {
    if (read(id)?.builtIn == null) throw new AppError('not-found');
    store.change(id, null);
  }

  function known(isKnown: boolean): void {
    if (!isKnown) throw new AppError('not-found');
  }

  publish();
  const stop = deps.onSettings(publish);

  return {
    handlers: {
      'templates.save': ({ template }) => save(template),
      'templates.remove': ({ id }) => {
        known(store.remove(id));
        publish();
      },
      'templates.reset': ({ id }) => {
        reset(id);
        publish();
      },
      'templates.restoreBuiltIns': () => {
        store.addBuiltIns(builtInTemplates);
        publish();
      },
      'templates.order': ({ ids }) => {
        store.order(ids);
        publish();
      },
      'templates.makeDefault': ({ id }) => {
        known(store.makeDefault(id));
        publish();
      },
    },
    read,
    readDefault,
    stop,
  };
}

/** @returns nothing for one of ours that this version of the app does not know */
function describe({ id, builtIn, words }: StoredTemplate, language: Language): ListedTemplate | undefined {
  const isOurs = builtIn !== null && builtInTemplates.includes(builtIn);
  const shown = words ?? (isOurs ? builtInWords(builtIn, language) : null);
  return shown === null
    ? undefined
    : { id, ...shown, builtIn, isChanged: builtIn !== null && words !== null };
}
