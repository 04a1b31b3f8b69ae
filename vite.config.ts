import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { DOORS } from './scripts/doors.ts';

const entry = Object.fromEntries(Object.values(DOORS).map((file) => [file.replace(/^src\//, '').replace(/\.tsx?$/, ''), file]));

/** A worker's address must reach the host's bundler unmarked, or that bundler leaves the worker out too. */
const keepWorkerAddresses: Plugin = {
  name: 'keep-worker-addresses',
  renderChunk: (code) =>
    code.includes('@vite-ignore') ? { code: code.replace(/\/\* @vite-ignore \*\/\s*/g, ''), map: null } : null,
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
