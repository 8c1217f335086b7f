import type { ImportField, ImportPlan } from './imports.ts';

/**
 * Gives a column its meaning. A meaning stands once: the column that had it until now is left out.
 * @param column counted from 0
 */
export function giveField(plan: ImportPlan, column: number, field: ImportField | null): ImportPlan {
  const fields = plan.fields.map((known, index) => {
    if (index === column) return field;
    return field !== null && known === field ? null : known;
  });
  return { ...plan, fields };
}

/** Whether both say the same, so that what a person chose need not be kept beside what main knows. */
export function isSamePlan(one: ImportPlan, other: ImportPlan): boolean {
  return (
    one.hasHeader === other.hasHeader &&
    one.match === other.match &&
    one.fields.length === other.fields.length &&
    one.fields.every((field, index) => field === other.fields[index])
  );
}

/** The column that has this meaning, or `undefined`. */
export function columnOf(plan: ImportPlan, field: ImportField): number | undefined {
  const column = plan.fields.indexOf(field);
  return column === -1 ? undefined : column;
}
