import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/** Compares every story with how it looked when that was last recorded; `--update` records it anew. */
const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
const run = spawnSync('playwright', ['test', 'looks'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, ...(values.update ? { UPDATE_LOOKS: '1' } : {}) },
});
process.exit(run.status ?? 1);
