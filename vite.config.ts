import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { BROWSER_GUARD, DOORS, PRODUCTION_GUARD } from './scripts/doors.ts';
import { keepWorkerAddresses } from './scripts/worker-addresses.ts';

const files = [...Object.values(DOORS), BROWSER_GUARD, PRODUCTION_GUARD];
const entry = Object.fromEntries(files.map((file) => [file.replace(/^src\//, '').replace(/\.tsx?$/, ''), file]));

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
