import { httpBackend, type HttpBackendOptions } from 'customer-status-kit/backends/http';
import { createCustomerClient, type CustomerClient } from 'customer-status-kit/client';
import type { UploadTarget } from 'customer-status-kit/model';
import { testClock } from '../../backends/http/test-clock.js';

/** What a test does in a page. */
export interface UploadPage {
  /** A client whose time the test moves. */
  open: (options?: Partial<HttpBackendOptions>) => void;
  client: () => CustomerClient;
  choose: (target: UploadTarget, bytes: number, seed?: number) => string;
  uploads: () => {
    phase: string;
    waitingFor?: string;
    sent: number;
    indeterminate: boolean;
    supersededBy?: string;
    file?: { id: string };
  }[];
  advance: (ms: number) => void;
  /** The clock jumps as on a device that slept: no timer has run meanwhile. */
  sleep: (ms: number) => void;
  /** Calls of a backend without a client, by transport: what came of each, and what was told on the way. */
  send: (
    transport: 'xhr' | 'fetch',
    target: UploadTarget,
    more: { key: string; bytes: number; abortAt?: number; tokens?: string[] },
  ) => Promise<Sent>;
  /** Every breach of the page's policy. */
  violations: string[];
  /** Bytes of a picture of a size. */
  picture: (bytes: number, seed?: number) => Blob;
}

interface Sent {
  code: string;
  size: number;
  progress: [number, number][];
}

declare global {
  interface Window {
    page: UploadPage;
  }
}

const BASE = '/api/customer-status';
const timers = testClock();
let slept = 0;
const clock = { ...timers, now: () => timers.now() + slept };
let client: CustomerClient | undefined;
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  violations.push(`${violatedDirective} ${blockedURI}`),
);

function picture(bytes: number, seed = 0): Blob {
  const head = Uint8Array.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 4, 0, 6, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  const comments: Uint8Array<ArrayBuffer>[] = [];
  for (let left = bytes - head.length; left > 0; left -= 60_004) {
    const comment = new Uint8Array(60_004).fill(65 + (seed % 26));
    comment.set([0xff, 0xfe, 60_002 >> 8, 60_002 & 255]);
    comments.push(comment);
  }
  const scan = Uint8Array.from([0xff, 0xda, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0xff, 0xd9]);
  return new Blob([head, ...comments, scan], { type: 'image/jpeg' });
}

window.page = {
  violations,
  picture,
  open(options = {}) {
    const backend = httpBackend({ baseUrl: BASE, getToken: () => 'customer/ada', clock, random: () => 0, ...options });
    client = createCustomerClient({ backend, customerId: 'ada', clock, random: () => 0 });
    client.start();
  },
  client() {
    if (client === undefined) throw new Error('open a client first');
    return client;
  },
  choose: (target, bytes, seed) =>
    window.page.client().upload(target, new File([picture(bytes, seed)], 'photo.jpg', { type: 'image/jpeg' })),
  uploads: () => JSON.parse(JSON.stringify(window.page.client().getSnapshot().uploads)),
  advance: (ms) => timers.advance(ms),
  sleep: (ms) => {
    slept += ms;
  },
  async send(transport, target, { key, bytes, abortAt, tokens = ['customer/ada'] }) {
    const progress: [number, number][] = [];
    const controller = new AbortController();
    let asked = 0;
    const backend = httpBackend({
      baseUrl: BASE,
      uploadTransport: transport,
      getToken: () => tokens[Math.min((asked += 1), tokens.length) - 1],
    });
    const onProgress = (sent: number, total: number) => {
      progress.push([sent, total]);
      if (abortAt !== undefined && sent >= abortAt) controller.abort();
    };
    const call = backend.uploadFile('ada', target, picture(bytes), {
      idempotencyKey: key,
      onProgress,
      signal: controller.signal,
    });
    if (abortAt !== undefined && transport === 'fetch') controller.abort();
    return call.then(
      ({ size }) => ({ code: 'stored', size, progress }),
      (error: { code?: string }) => ({ code: error.code ?? 'untyped', size: 0, progress }),
    );
  },
};
