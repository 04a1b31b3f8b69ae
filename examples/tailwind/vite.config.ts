import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server half is another process: that of `examples/hono-server`, for one. */
const proxy = { '/api': process.env['STATUS_SERVER'] ?? 'http://127.0.0.1:8787' };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  server: { proxy },
  preview: { proxy },
  build: {
    target: 'es2022',
    rolldownOptions: { input: ['index.html', 'own-form.html'].map((page) => `${import.meta.dirname}/${page}`) },
  },
});
