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
import { listTemplates } from './list-templates.ts';
import type { TemplatesStore } from './templates-store.ts';

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

  const readList = () => listTemplates(store.list(), readLanguage());
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

  /** Everybody is told, unless it fails. */
  function acting<Result>(action: () => Result): Result {
    const result = action();
    publish();
    return result;
  }

  publish();
  const stop = deps.onSettings(publish);

  return {
    handlers: {
      'templates.save': ({ template }) => acting(() => save(template)),
      'templates.remove': ({ id }) => acting(() => known(store.remove(id))),
      'templates.reset': ({ id }) => acting(() => reset(id)),
      'templates.restoreBuiltIns': () => acting(() => store.addBuiltIns(builtInTemplates)),
      'templates.order': ({ ids }) => acting(() => store.order(ids)),
      'templates.makeDefault': ({ id }) => acting(() => known(store.makeDefault(id))),
    },
    read,
    readDefault,
    stop,
  };
}
