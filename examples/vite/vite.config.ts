import react from '@vitejs/plugin-react';
import { contentSecurityPolicy } from 'customer-status-kit/csp';
import { defineConfig } from 'vite';
import { statusApi } from './status-api.ts';

/** What the built page is served under. While Vite develops, it needs more than this. */
const { header } = contentSecurityPolicy({ also: { 'img-src': ["'self'", 'data:'] } });

export default defineConfig({
  plugins: [react(), statusApi()],
  preview: { headers: { 'Content-Security-Policy': header } },
});
