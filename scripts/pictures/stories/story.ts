import type { Shop, ShopOptions } from '../../demo/open-shop.ts';
import type { Camera } from '../camera.ts';
import type { Walk } from '../walk.ts';

export interface Scene {
  readonly shop: Shop;
  readonly walk: Walk;
  readonly camera: Camera;
}

/** One start of the app, and all that is looked at in it. */
export interface Story {
  readonly name: string;
  readonly options: ShopOptions;
  readonly tell: (scene: Scene) => Promise<void>;
}
