import { join } from 'node:path';
import type { FeatureNeeds } from './feature-needs.ts';
import { createGroupSets } from './groups/group-sets.ts';
import { createGroupSetsStore } from './groups/group-sets-store.ts';
import { createGroups } from './groups/groups.ts';
import { createGroupsStore } from './groups/groups-store.ts';
import { createImports } from './imports/imports.ts';
import { createPhotoFiles } from './photos/photo-files.ts';
import { createPhotos } from './photos/photos.ts';
import { createPhotosStore } from './photos/photos-store.ts';
import { createPricesStore } from './products/prices-store.ts';
import { createProductImportsStore } from './products/product-imports-store.ts';
import { createProductListStore } from './products/product-list-store.ts';
import { createProducts } from './products/products.ts';
import { createProductsStore } from './products/products-store.ts';
import { createTemplates } from './promo/templates.ts';
import { createTemplatesStore } from './promo/templates-store.ts';
import { createSettings } from './settings.ts';
import { createReadSpreadsheet } from './spreadsheets/process/read-in-process.ts';

export type Shop = ReturnType<typeof createShop>;

/**
 * What the shop has: her settings, products and their photos, the words around them, and groups to post to.
 * @param onFacts something is true of products, groups or sets that was not
 */
export function createShop(needs: FeatureNeeds, onFacts: () => void) {
  const { database, clock, chance, breathe, tell } = needs;
  const { settingsFile: file, systemLocale, isPractice, known, showTheme, startAtLogin } = needs;
  const settings = createSettings({
    ...{ file, systemLocale, isPractice, known, showTheme, startAtLogin },
    publish: tell('settings'),
  });
  const readLanguage = () => settings.read().language;
  const photos = createPhotos({
    store: createPhotosStore(database),
    files: createPhotoFiles(join(needs.dataFolder, 'photos'), chance),
    decode: needs.decodePhoto,
    chooseFiles: needs.choosePhotoFiles,
    ...{ clock, chance },
  });
  const productsStore = createProductsStore(database);
  const products = createProducts({
    store: productsStore,
    listStore: createProductListStore(database),
    prices: createPricesStore(database),
    hasPhoto: photos.has,
    ...{ clock, chance, breathe, publish: tell('productsVersion', onFacts) },
  });
  const imports = createImports({
    store: createProductImportsStore(database),
    readSpreadsheet: createReadSpreadsheet(needs.forkReader, clock),
    takeInPhoto: async (bytes) => photos.handlers['photos.add']({ bytes }),
    chooseFile: needs.chooseSpreadsheet,
    chooseFolder: needs.choosePhotoFolder,
    onCatalogueChange: products.noteChange,
    ...{ clock, chance, breathe, readLanguage, saveFile: needs.saveFile, publish: tell('importing') },
  });
  const templates = createTemplates({
    store: createTemplatesStore(database),
    onSettings: settings.onChange,
    ...{ chance, readLanguage, publish: tell('templates') },
  });
  const groupSetsStore = createGroupSetsStore(database);
  const groupSets = createGroupSets({
    store: groupSetsStore,
    ...{ clock, chance, publish: tell('groupSets', onFacts) },
  });
  const groupsStore = createGroupsStore(database);
  const groups = createGroups({
    store: groupsStore,
    onListChange: groupSets.noteChange,
    ...{ whatsapp: needs.whatsapp, clock, publish: tell('groups', onFacts) },
  });
  const stores = { productsStore, groupsStore, groupSetsStore };
  return { settings, readLanguage, photos, products, imports, templates, groupSets, groups, ...stores };
}
