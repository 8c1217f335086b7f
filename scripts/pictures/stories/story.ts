import type { BoxOptions, PracticeBox } from '../../../main/practice/practice-box.ts';
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

/** One that plays on a WhatsApp of its own, in which there are as many groups as it wants. */
export interface BoxStory extends Omit<Story, 'tell'> {
  readonly box: BoxOptions;
  readonly tell: (scene: Scene, box: PracticeBox) => Promise<void>;
}
