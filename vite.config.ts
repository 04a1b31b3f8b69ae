import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { DOORS } from './scripts/doors.ts';

const entry = Object.fromEntries(Object.values(DOORS).map((file) => [file.replace(/^src\//, '').replace(/\.tsx?$/, ''), file]));

export default defineConfig({
  plugins: [react()],
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
