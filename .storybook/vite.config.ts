import react from '@vitejs/plugin-react';
import { dirname } from 'node:path';
import { defineConfig } from 'vite';
import { sourceAliases } from '../scripts/doors.ts';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: sourceAliases(dirname(import.meta.dirname)) },
  // As of the kit's own sheets: with older browsers in the target light-dark() would be replaced, and a host that sets it would break.
  build: { target: ['chrome123', 'firefox120', 'safari17.5'] },
});
