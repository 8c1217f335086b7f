import type { ProductView } from '../product-list.ts';
import type { Product } from '../products.ts';

export interface ProductPage {
  readonly products: readonly Product[];
  /** How many there are in each view, for this search and these filters. */
  readonly counts: Readonly<Record<ProductView, number>>;
}

export interface About {
  readonly appVersion: string;
  readonly electronVersion: string;
  /** True on the unofficial runtime for development: it never opens WhatsApp itself. */
  readonly isStandIn: boolean;
  readonly dataFolder: string;
  /** False where the computer offers no keyring: the login is then kept in files only this user can read. */
  readonly isLoginSealed: boolean;
}
