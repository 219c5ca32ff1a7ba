// Loaded with --require into every process that is measured, and so into those that it starts: leaves what it cost. CommonJS,
// for the loader of ES modules would be a tenth of a short run.
'use strict';
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cost = { rssKiB: maxRSS, cpuMs: (userCPUTime + systemCPUTime) / 1000 };
  appendFileSync(process.env.MSAC_BENCH_COST, `${JSON.stringify(cost)}\n`);
});
