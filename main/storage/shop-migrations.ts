import { shop } from './shop/01-shop.ts';
import { linkedSince } from './shop/02-linked-since.ts';
import { history } from './shop/03-history.ts';
import { diagnostics } from './shop/04-diagnostics.ts';
import { settledDeliveries } from './shop/05-settled-deliveries.ts';
import { changes } from './shop/06-changes.ts';
import { productVersions } from './shop/07-product-versions.ts';
import { templates } from './shop/08-templates.ts';
import { groupSets } from './shop/09-group-sets.ts';
import { deliveryFooters } from './shop/10-delivery-footers.ts';
import { imports } from './shop/11-imports.ts';
import { steadySending } from './shop/12-steady-sending.ts';
import { productList } from './shop/13-product-list.ts';
import { schedules } from './shop/14-schedules.ts';
import { restoredGroups } from './shop/15-restored-groups.ts';
import { reach } from './shop/16-reach.ts';
import { postsByGroup } from './shop/17-posts-by-group.ts';
import { interruptions } from './shop/18-interruptions.ts';
import { categories } from './shop/19-categories.ts';
import { confirmedSchedules } from './shop/20-confirmed-schedules.ts';
import { nextRuns } from './shop/21-next-runs.ts';

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
  templates,
  groupSets,
  deliveryFooters,
  imports,
  steadySending,
  productList,
  schedules,
  restoredGroups,
  reach,
  postsByGroup,
  interruptions,
  categories,
  confirmedSchedules,
  nextRuns,
];
