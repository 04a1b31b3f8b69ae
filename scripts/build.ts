import react from '@vitejs/plugin-react';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'vite';
import { SHEETS, STANDALONE, WORKERS } from './doors.ts';
import { keepWorkerAddresses } from './worker-addresses.ts';

/** Builds the package into `dist`: modules, workers, the style sheets, declarations. */
await build({ logLevel: 'warn' });
await bundleStandalone();
for (const [name, file] of Object.entries(WORKERS)) await bundleWorker(name, file);
for (const [door, file] of Object.entries(SHEETS)) {
  mkdirSync(dirname(`dist/${door}`), { recursive: true });
  writeFileSync(`dist/${door}`, await bundleSheet(file));
}
// What a sheet is to TypeScript: something to import, with nothing in it.
writeFileSync('dist/sheet.d.ts', 'export {};\n');
const types = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });
process.exit(types.status ?? 1);

/** What a page without a bundler loads: one file, and beside it those that are loaded when needed. */
async function bundleStandalone(): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    base: './',
    plugins: [react(), keepWorkerAddresses],
    build: {
      outDir: `dist/${STANDALONE.folder}`,
      assetsDir: '',
      target: 'es2022',
      modulePreload: false,
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        input: { standalone: STANDALONE.file },
        preserveEntrySignatures: 'strict',
        // What the parts have in common is one file: a page would wait for each of a dozen.
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
        },
      },
    },
  });
}

/** One worker with its imports in it: a bundler that takes it for a mere file copies it alone. */
async function bundleWorker(name: string, file: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      target: 'es2022',
      lib: { entry: { [name]: file }, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
}

/** One sheet with its imports in it. Nothing is lowered: light-dark(), :where() and layers reach the host as they are written. */
async function bundleSheet(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      cssMinify: false,
      cssCodeSplit: true,
      lib: { entry: { sheet: file }, formats: ['es'], cssFileName: 'sheet' },
    },
  });
  const outputs = [result].flat().flatMap((item) => ('output' in item ? item.output : []));
  const sheet = outputs.find((output) => output.type === 'asset' && output.fileName.endsWith('.css'));
  if (sheet?.type !== 'asset') throw new Error(`${file} gave no style sheet`);
  return String(sheet.source);
}
