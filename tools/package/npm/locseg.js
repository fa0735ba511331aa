#!/usr/bin/env node
// Runs the program of the package for this platform.
"use strict";
const { spawnSync } = require("child_process");

const platform = `@locseg/${process.platform}-${process.arch}`;
let program;
try {
  program = require.resolve(`${platform}/bin/locseg`);
} catch {
  console.error(`locseg: no package ${platform}: install it, or build locseg for this platform`);
  process.exit(2);
}
const run = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (run.error) {
  console.error(`locseg: cannot run ${program}: ${run.error.message}`);
  process.exit(2);
}
if (run.signal) process.kill(process.pid, run.signal);
process.exit(run.status);
