// Which locseg is started.
"use strict";
const { createRequire } = require("module");
const path = require("path");

/**
 * The program: what the settings name, else that of the npm package `locseg` in one of the folders
 * (its platform's package, without Node between), else `locseg` of the PATH.
 */
function findProgram(configured, folders) {
  if (configured) return configured;
  const platform = `@locseg/${process.platform}-${process.arch}/bin/locseg`;
  for (const folder of folders) {
    try {
      const ofFolder = createRequire(path.join(folder, "package.json"));
      const ofPackage = createRequire(ofFolder.resolve("locseg/package.json"));
      return ofPackage.resolve(platform);
    } catch {
      // Not in this folder.
    }
  }
  return "locseg";
}

module.exports = { findProgram };
