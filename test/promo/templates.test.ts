import { describe, expect, test } from 'vitest';
import { createTemplates } from '../../main/promo/templates.ts';
import { createTemplatesStore } from '../../main/promo/templates-store.ts';
import { AppError } from '../../shared/failure.ts';
import type { Language } from '../../shared/language.ts';
import { builtInWords } from '../../shared/promo/built-in-templates.ts';
import {
  builtInTemplates,
  mostTemplates,
  type TemplateId,
  type TemplateList,
} from '../../shared/templates.ts';
import { openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';

const [complete, short, coupon] = builtInTemplates as unknown as [TemplateId, TemplateId, TemplateId];

function openTemplates(shop = openTestShop(), seed = 1) {
  const published: TemplateList[] = [];
  let language: Language = 'pt-BR';
  let tellSettings = () => {};
  const templates = createTemplates({
    store: createTemplatesStore(shop),
    chance: createSeededChance(seed),
    readLanguage: () => language,
    onSettings(listener) {
      tellSettings = listener;
      return () => {};
    },
    publish: (list) => published.push(list),
  });
  const latest = () => published.at(-1) ?? { templates: [], defaultId: complete };
  return {
    shop,
    templates,
    handlers: templates.handlers,
    latest,
    names: () => latest().templates.map(({ name }) => name),
    ids: () => latest().templates.map(({ id }) => id),
    speak(next: Language) {
      language = next;
      tellSettings();
    },
    save: async (name: string, text: string, id?: TemplateId) =>
      templates.handlers['templates.save']({ template: { ...(id && { id }), name, text } }),
  };
}

const refused = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
  return 'nothing was refused';
};

describe('a new shop', () => {
  test('has three templates, and the complete one is chosen', () => {
    const { latest, names, templates } = openTemplates();
    expect(names()).toEqual(['Completo', 'Curto', 'Cupom']);
    expect(latest().defaultId).toBe(complete);
    expect(latest().templates.every(({ isChanged }) => !isChanged)).toBe(true);
    expect(templates.readDefault()).toMatchObject(builtInWords('complete', 'pt-BR'));
  });

  test('speaks the language of the settings, until she writes her own words', async () => {
    const { names, save, speak, latest } = openTemplates();
    await save('Meu curto', '{nome}', short);
    speak('en');
    expect(names()).toEqual(['Complete', 'Meu curto', 'Coupon']);
    expect(latest().templates[1]).toMatchObject({ text: '{nome}', isChanged: true, builtIn: 'short' });
  });
});

describe('her own templates', () => {
  test('stand after the others, are read, changed, and there after a restart', async () => {
    const first = openTemplates();
    const added = await first.save('Feira', 'Na feira: {nome}');
    expect(added).toMatchObject({ name: 'Feira', text: 'Na feira: {nome}', builtIn: null, isChanged: false });
    expect(first.names()).toEqual(['Completo', 'Curto', 'Cupom', 'Feira']);
    await first.save('Feira de sábado', 'Sábado: {nome}', added.id);
    expect(first.templates.read(added.id)).toMatchObject({ name: 'Feira de sábado' });
    first.handlers['templates.makeDefault']({ id: added.id });

    const again = openTemplates(first.shop);
    expect(again.names()).toEqual(['Completo', 'Curto', 'Cupom', 'Feira de sábado']);
    expect(again.templates.readDefault().text).toBe('Sábado: {nome}');
  });

  test('can be brought into any order; what is not named comes last, in its order', async () => {
    const { handlers, ids, save } = openTemplates();
    const { id } = await save('Feira', '{nome}');
    handlers['templates.order']({ ids: [id, coupon] });
    expect(ids()).toEqual([id, coupon, complete, short]);
    handlers['templates.order']({ ids: ['unknown' as TemplateId, short] });
    expect(ids()).toEqual([short, id, coupon, complete]);
  });

  test('are refused when there are very many, and when they are unknown', async () => {
    const { save, handlers, latest } = openTemplates();
    for (let count = latest().templates.length; count < mostTemplates; count += 1) await save('x', 'x');
    await expect(save('one more', 'x')).rejects.toMatchObject({ code: 'bad-input' });
    const id = 'unknown' as TemplateId;
    await expect(save('x', 'x', id)).rejects.toMatchObject({ code: 'not-found' });
    expect(refused(() => handlers['templates.remove']({ id }))).toBe('not-found');
    expect(refused(() => handlers['templates.reset']({ id }))).toBe('not-found');
    expect(refused(() => handlers['templates.makeDefault']({ id }))).toBe('not-found');
    expect(latest().templates).toHaveLength(mostTemplates);
  });
});

describe('one of ours', () => {
  test('says again what it said at first when it is reset, or when she types just that', async () => {
    const { save, handlers, latest, speak } = openTemplates();
    await save('Outro', 'x', complete);
    expect(latest().templates[0]).toMatchObject({ name: 'Outro', isChanged: true });
    handlers['templates.reset']({ id: complete });
    expect(latest().templates[0]).toMatchObject({ ...builtInWords('complete', 'pt-BR'), isChanged: false });

    await save('Outro', 'x', complete);
    const { name, text } = builtInWords('complete', 'pt-BR');
    await save(name, text, complete);
    expect(latest().templates[0]?.isChanged).toBe(false);
    speak('en');
    expect(latest().templates[0]?.name).toBe('Complete');
  });

  test('can be removed and brought back, at the end', () => {
    const { handlers, ids, latest } = openTemplates();
    handlers['templates.remove']({ id: complete });
    expect(ids()).toEqual([short, coupon]);
    expect(latest().defaultId).toBe(short);
    handlers['templates.restoreBuiltIns']({});
    handlers['templates.restoreBuiltIns']({});
    expect(ids()).toEqual([short, coupon, complete]);
    expect(latest().defaultId).toBe(short);
  });

  test('is not removed when it is the last, because a message needs a template', () => {
    const { handlers, ids } = openTemplates();
    handlers['templates.remove']({ id: complete });
    handlers['templates.remove']({ id: short });
    expect(refused(() => handlers['templates.remove']({ id: coupon }))).toBe('not-found');
    expect(ids()).toEqual([coupon]);
  });

  test('that only a later version knows is left alone and not shown', () => {
    const shop = openTestShop();
    shop.db.exec("INSERT INTO templates (id, position, built_in) VALUES ('later', 0, 'later')");
    expect(openTemplates(shop).names()).toEqual(['Completo', 'Curto', 'Cupom']);
  });
});
