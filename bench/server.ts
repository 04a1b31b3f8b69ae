import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { realPostgres, type RealPostgres } from '../test/server/fixtures/real-postgres.ts';
import { measureGrowth } from './server/growth.ts';
import { measureSnapshots } from './server/snapshots.ts';
import { measureStreams } from './server/streams.ts';
import { measureWebhooks } from './server/webhooks.ts';

/**
 * What the server half costs: reading a customer beside the least a server can do, ten thousand open streams, a thousand
 * webhooks a second, and a million customers. `CSK_PARTS=snapshots,streams` measures some of it.
 */
const root = join(import.meta.dirname, '..');
const results = join(root, 'bench/results');
const wanted = process.env['CSK_PARTS']?.split(',');

const parts: Record<string, (postgres: RealPostgres) => Promise<object>> = {
  snapshots: measureSnapshots,
  streams: measureStreams,
  webhooks: measureWebhooks,
  growth: measureGrowth,
};

const postgres = await realPostgres({ durable: true });
const figures: Record<string, object> = {};
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted !== undefined && !wanted.includes(name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one after the other, or they would measure each other
    figures[name] = await measure(postgres);
    process.stdout.write(`${name} ${JSON.stringify(figures[name], undefined, 2)}\n`);
  }
} finally {
  await postgres.remove();
}
mkdirSync(results, { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
if (wanted === undefined) writeFileSync(join(results, 'server.json'), `${JSON.stringify({ machine, figures }, undefined, 2)}\n`);
