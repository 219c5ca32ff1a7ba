// Loaded by bench/run.mjs with --import: leaves the peak resident memory of the process, in KiB, in a file.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.MSAC_BENCH_PEAK, String(process.resourceUsage().maxRSS)));
