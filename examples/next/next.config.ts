import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // PGlite finds its own files beside its code, so it stays where npm has put it.
  serverExternalPackages: ['@electric-sql/pglite'],
};

export default config;
