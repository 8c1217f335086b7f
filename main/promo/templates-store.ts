import type { BuiltInTemplate, TemplateId } from '../../shared/templates.ts';
import type { Database } from '../storage/open-database.ts';

/** A template as it is kept: one of ours has no words of its own until she changes it. */
export interface StoredTemplate {
  readonly id: TemplateId;
  readonly builtIn: BuiltInTemplate | null;
  readonly words: TemplateWords | null;
  readonly isDefault: boolean;
}

export interface TemplateWords {
  readonly name: string;
  readonly text: string;
}

export interface TemplatesStore {
  /** In her order. */
  list(): readonly StoredTemplate[];
  /** After all others. */
  add(id: TemplateId, words: TemplateWords): void;
  /** @param words `null` gives one of ours its own words back. @returns false when there is no such template */
  change(id: TemplateId, words: TemplateWords | null): boolean;
  /** If it was the default, the first of the others becomes it. @returns false when it is the last one, or unknown */
  remove(id: TemplateId): boolean;
  /** Adds those of ours that are missing, after all others. */
  addBuiltIns(builtIns: readonly BuiltInTemplate[]): void;
  /** Those that are not named come after those that are. */
  order(ids: readonly TemplateId[]): void;
  /** @returns false when there is no such template */
  makeDefault(id: TemplateId): boolean;
}

interface TemplateRow {
  readonly id: TemplateId;
  readonly built_in: BuiltInTemplate | null;
  readonly name: string | null;
  readonly text: string | null;
  readonly is_default: number;
}

export function createTemplatesStore({ db, transaction }: Database): TemplatesStore {
  function list(): readonly StoredTemplate[] {
    const rows = db
      .prepare('SELECT id, built_in, name, text, is_default FROM templates ORDER BY position')
      .all();
    return (rows as unknown as TemplateRow[]).map(toTemplate);
  }

  const nextPosition = '(SELECT coalesce(max(position), 0) + 1 FROM templates)';

  function setDefault(id: TemplateId): boolean {
    db.prepare('UPDATE templates SET is_default = 0 WHERE id <> ?').run(id);
    return db.prepare('UPDATE templates SET is_default = 1 WHERE id = ?').run(id).changes === 1;
  }

  return {
    list,

    add(id, { name, text }) {
      transaction(() => {
        db.prepare(`INSERT INTO templates (id, name, text, position) VALUES (?, ?, ?, ${nextPosition})`).run(
          id,
          name,
          text,
        );
      });
    },

    change(id, words) {
      return transaction(() => {
        const update = db.prepare('UPDATE templates SET name = ?, text = ? WHERE id = ?');
        return update.run(words?.name ?? null, words?.text ?? null, id).changes === 1;
      });
    },

    remove(id) {
      return transaction(() => {
        const all = list();
        const others = all.filter((template) => template.id !== id);
        const [heir] = others;
        if (heir === undefined || others.length === all.length) return false;
        db.prepare('DELETE FROM templates WHERE id = ?').run(id);
        if (!others.some(({ isDefault }) => isDefault)) setDefault(heir.id);
        return true;
      });
    },

    addBuiltIns(builtIns) {
      transaction(() => {
        const insert = db.prepare(
          `INSERT INTO templates (id, built_in, position) VALUES (?, ?, ${nextPosition}) ON CONFLICT DO NOTHING`,
        );
        for (const builtIn of builtIns) insert.run(builtIn, builtIn);
      });
    },

    order(ids) {
      transaction(() => {
        const known = list().map(({ id }) => id);
        const rest = known.filter((id) => !ids.includes(id));
        const place = db.prepare('UPDATE templates SET position = ? WHERE id = ?');
        for (const [index, id] of [...ids, ...rest].entries()) place.run(index + 1, id);
      });
    },

    makeDefault(id) {
      return transaction(() => {
        if (!list().some((template) => template.id === id)) return false;
        return setDefault(id);
      });
    },
  };
}

function toTemplate({
  id,
  built_in: builtIn,
  name,
  text,
  is_default: isDefault,
}: TemplateRow): StoredTemplate {
  const words = name === null || text === null ? null : { name, text };
  return { id, builtIn, words, isDefault: isDefault === 1 };
}
