import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { BROWSER_GUARD, DOORS, PRODUCTION_GUARD } from './scripts/doors.ts';

const files = [...Object.values(DOORS), BROWSER_GUARD, PRODUCTION_GUARD];
const entry = Object.fromEntries(files.map((file) => [file.replace(/^src\//, '').replace(/\.tsx?$/, ''), file]));

const ADDRESS = "new Worker(new URL('";
const IGNORE = '/* @vite-ignore */';
const MARK = /\/\* @vite-ignore \*\/\s*/;

/** A worker is a file of its own, built by itself. Its address has to reach the host's bundler as it is written. */
const keepWorkerAddresses: Plugin = {
  name: 'keep-worker-addresses',
  enforce: 'pre',
  transform: (code) =>
    code.includes(ADDRESS) ? { code: code.replaceAll(ADDRESS, `new Worker(new URL(${IGNORE} '`), map: null } : null,
  renderChunk: (code) => (MARK.test(code) ? { code: code.replaceAll(new RegExp(MARK, 'g'), ''), map: null } : null),
};

export default defineConfig({
  plugins: [react(), keepWorkerAddresses],
  publicDir: false,
  build: {
    lib: { entry, formats: ['es'] },
    target: 'es2022',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: (id) => !/^[./]|^\0|^[A-Za-z]:/.test(id),
      // One output module per source module: this is what keeps each 'use client'.
      output: { preserveModules: true, preserveModulesRoot: 'src' },
    },
  },
});
