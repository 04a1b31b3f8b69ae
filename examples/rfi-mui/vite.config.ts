import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { sourceAliases } from '../../scripts/doors.ts';

/** A host app with MUI. The kit's own style sheet is not part of it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // In an app of your own the package is installed, and this line is not needed.
  resolve: { alias: sourceAliases(join(import.meta.dirname, '../..')) },
  build: { outDir: join(import.meta.dirname, '../../.cache/examples/rfi-mui'), emptyOutDir: true, target: 'es2022' },
});
