import { shop } from './shop/01-shop.ts';
import { linkedSince } from './shop/02-linked-since.ts';
import { history } from './shop/03-history.ts';
import { diagnostics } from './shop/04-diagnostics.ts';
import { settledDeliveries } from './shop/05-settled-deliveries.ts';
import { changes } from './shop/06-changes.ts';
import { productVersions } from './shop/07-product-versions.ts';
import { steadySending } from './shop/08-steady-sending.ts';

/**
 * The versions of shop.db, oldest first: only ever append. Times are milliseconds since 1970, money is centavos,
 * flags are 0 or 1. No member's number, address or name is stored here.
 */
export const shopMigrations: readonly string[] = [
  shop,
  linkedSince,
  history,
  diagnostics,
  settledDeliveries,
  changes,
  productVersions,
  steadySending,
];
