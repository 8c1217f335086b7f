import { useCategories } from './use-categories.ts';

/** The categories that there are, for the field whose `list` is this id: the computer's own suggestions, as one types. */
export function CategoryList({ id }: { readonly id: string }) {
  const categories = useCategories();
  return (
    <datalist id={id}>
      {categories.map(({ category }) => (
        <option key={category} value={category} />
      ))}
    </datalist>
  );
}
