import type { Plugin } from 'vite';

const ADDRESS = "new Worker(new URL('";
const IGNORE = '/* @vite-ignore */';
const MARK = /\/\* @vite-ignore \*\/\s*/;

/** A worker is a file of its own, built by itself. Its address has to reach the host's bundler as it is written. */
export const keepWorkerAddresses: Plugin = {
  name: 'keep-worker-addresses',
  enforce: 'pre',
  transform: (code) =>
    code.includes(ADDRESS) ? { code: code.replaceAll(ADDRESS, `new Worker(new URL(${IGNORE} '`), map: null } : null,
  renderChunk: (code) => (MARK.test(code) ? { code: code.replaceAll(new RegExp(MARK, 'g'), ''), map: null } : null),
};
