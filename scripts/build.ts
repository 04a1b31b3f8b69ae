import { spawnSync } from 'node:child_process';
import { build } from 'vite';
import { SHEETS } from './doors.ts';

/** Builds the package into `dist`: modules, the two style sheets, declarations. */
await build({ logLevel: 'warn' });
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    // Nothing is lowered: light-dark(), :where() and layers must reach the host as they are written.
    cssMinify: false,
    cssCodeSplit: true,
    lib: {
      entry: Object.fromEntries(Object.entries(SHEETS).map(([door, file]) => [door.slice(2).replace(/\.css$/, ''), file])),
      formats: ['es'],
    },
  },
});
const types = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });
process.exit(types.status ?? 1);
