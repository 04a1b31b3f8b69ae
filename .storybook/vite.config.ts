import react from '@vitejs/plugin-react';
import { dirname } from 'node:path';
import { defineConfig } from 'vite';
import { sourceAliases } from '../scripts/doors.ts';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: sourceAliases(dirname(import.meta.dirname)) },
});
