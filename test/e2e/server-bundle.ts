import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Alias, build } from 'vite';
import { sourceAliases } from '../../scripts/doors.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Builds a module for Node with everything in it, and gives its address. */
export async function bundleForServer(entry: string, name: string, alias: readonly Alias[]): Promise<string> {
  const outDir = join(ROOT, '.cache', name);
  await build({
    configFile: false,
    root: ROOT,
    mode: 'development',
    logLevel: 'error',
    publicDir: false,
    plugins: [react()],
    resolve: { alias: [...alias, ...sourceAliases(ROOT)] },
    define: { 'process.env.NODE_ENV': '"development"' },
    ssr: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: join(ROOT, entry),
      target: 'es2022',
      rolldownOptions: { output: { entryFileNames: 'server.mjs' } },
    },
  });
  return pathToFileURL(join(outDir, 'server.mjs')).href;
}
