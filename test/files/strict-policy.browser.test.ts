import { afterEach, describe, expect, it } from 'vitest';
import type { StrictReport } from './strict-page.js';

/** A page whose own policy forbids pictures by address, workers from text, and strings where scripts are named. */
async function runUnder(policy: string, worker: 'allowed' | 'unasked'): Promise<StrictReport> {
  const frame = document.createElement('iframe');
  const report = new Promise<StrictReport>((resolve, reject) => {
    addEventListener('message', function hear({ source, data }: MessageEvent<StrictReport & { failed?: string }>) {
      if (source !== frame.contentWindow) return;
      removeEventListener('message', hear);
      if (data.failed === undefined) resolve(data);
      else reject(new Error(data.failed));
    });
  });
  const script = new URL('./strict-page.ts', import.meta.url).pathname;
  // Written into a page that has an address: the test server finds the worker by it.
  frame.src = script;
  frame.addEventListener(
    'load',
    () => {
      frame.contentDocument?.open();
      frame.contentDocument?.write(
        `<!doctype html><html data-worker="${worker}"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
        `<script type="module" src="${script}"></script></html>`,
      );
      frame.contentDocument?.close();
    },
    { once: true },
  );
  document.body.append(frame);
  return report;
}

afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

const BASE = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'none'";
const TYPES = "require-trusted-types-for 'script'";
const fine = { violations: [], prepared: 'image/jpeg', hints: 0, drawn: true, hash: 64 };

describe('under a strict policy', () => {
  it('nothing is violated without a word of the host, and no worker is tried', { timeout: 60_000 }, async () => {
    expect(await runUnder(`${BASE}; ${TYPES}; trusted-types 'none'`, 'unasked')).toEqual({ ...fine, workers: 0 });
    expect(await runUnder(`${BASE}; ${TYPES}; worker-src 'none'`, 'unasked')).toEqual({ ...fine, workers: 0 });
  });

  it('the worker works once the host allows it, with Trusted Types enforced', { timeout: 60_000 }, async () => {
    expect(await runUnder(`${BASE}; ${TYPES}`, 'allowed')).toEqual({ ...fine, workers: 1 });
    expect(await runUnder(`${BASE}; ${TYPES}; trusted-types customer-status-kit`, 'allowed')).toEqual({ ...fine, workers: 1 });
  });

  it('a host that allows what its policy forbids hears of it once, and pictures are prepared all the same', {
    timeout: 60_000,
  }, async () => {
    const unnamed = await runUnder(`${BASE}; ${TYPES}; trusted-types other`, 'allowed');
    expect(unnamed).toMatchObject({ ...fine, violations: [expect.stringContaining('trusted-types')], workers: 0 });
    const noWorker = await runUnder(`${BASE}; worker-src 'none'`, 'allowed');
    expect(noWorker).toMatchObject({ ...fine, violations: [expect.stringContaining('worker-src')] });
  });
});
