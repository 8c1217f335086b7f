const { rmSync } = require('node:fs');
const { join } = require('node:path');

/**
 * An unpacked Electron brings an app of its own, which must not travel along.
 * @param {import('electron-builder').AfterPackContext} context
 */
exports.default = function afterPack(context) {
  rmSync(join(context.packager.getResourcesDir(context.appOutDir), 'default_app.asar'), { force: true });
};
