import type { ImportedFields, ImportId, PastImport } from '../../shared/imports.ts';
import type { PhotoId } from '../../shared/photos.ts';
import type { Product, ProductId } from '../../shared/products.ts';

/** What an import asks of the catalogue; the catalogue itself keeps it. */
export interface ImportStore {
  /** One stretch of all products that are shown, the newest first. */
  readStretch(
    before: number | null,
    limit: number,
  ): {
    readonly entries: readonly { readonly product: Product; readonly changedAt: number }[];
    readonly next: number | null;
  };
  begin(id: ImportId, fileName: string, at: number): void;
  stage(id: ImportId, products: readonly StagedProduct[], at: number): readonly ProductId[];
  findChanged(id: ImportId, since: number): readonly ProductId[];
  finish(
    id: ImportId,
    without: readonly ProductId[],
    facts: { readonly addedCount: number; readonly updatedCount: number },
    at: number,
  ): void;
  abandon(id: ImportId | null): void;
  past(): readonly PastImport[];
  undo(id: ImportId): boolean;
  cleanUp(): boolean;
}

export interface StagedProduct {
  readonly id: ProductId;
  /** When it was last changed, as the import knows it; `null` when it is new. */
  readonly changedAt: number | null;
  readonly fields: ImportedFields;
  /** `null` leaves those that it has. */
  readonly photoIds: readonly PhotoId[] | null;
}
