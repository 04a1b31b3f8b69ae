import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { sourceAliases } from '../../scripts/doors.ts';

const root = join(import.meta.dirname, '../..');

const journeys = [
  import.meta.resolve('./journeys/customer-life.journey.ts'),
  import.meta.resolve('./journeys/keyboard-only.journey.ts'),
  import.meta.resolve('./journeys/narrow-window.journey.ts'),
  import.meta.resolve('./journeys/two-tabs.journey.ts'),
];

/** Journeys on the demo's real server, in the WebKitGTK that is installed. */
export default defineConfig({
  root,
  cacheDir: join(root, 'node_modules/.vite/webkit-journeys'),
  resolve: { alias: sourceAliases(root) },
  test: {
    name: 'webkit journeys',
    environment: 'node',
    include: journeys.map((journey) => relative(root, fileURLToPath(journey))),
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
