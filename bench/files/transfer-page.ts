import { httpBackend } from 'customer-status-kit/backends/http';
import * as tus from 'tus-js-client';

/** Ways of sending the same bytes to the same server, for a page that measures. Each resolves with its milliseconds. */
export interface TransferPage {
  kitForm: () => Promise<number>;
  bareXhr: () => Promise<number>;
  kitTus: () => Promise<number>;
  bareTus: () => Promise<number>;
}

declare global {
  interface Window {
    transfer: TransferPage;
  }
}

const MEGABYTE = 1_000_000;
const file = new File(
  Array.from({ length: 100 }, (_, index) => new Uint8Array(MEGABYTE).fill(index)),
  'hundred-megabytes.jpg',
  { type: 'image/jpeg' },
);
const target = { requirementId: 'r', documentType: 'passport', side: 'front' } as const;
let keys = 0;
const nextKey = () => `bench-${(keys += 1)}`;

const whole = httpBackend({ baseUrl: '/kit', resumableFrom: Number.POSITIVE_INFINITY });
const pieces = httpBackend({ baseUrl: '/kit', resumableFrom: 1 });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** What a page without a kit does: a form, and a progress bar. */
function sendBare(): Promise<void> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('file', file);
    const xhr = new XMLHttpRequest();
    let shown = 0;
    xhr.open('POST', '/kit/customers/c/files');
    xhr.upload.addEventListener('progress', ({ loaded }) => {
      shown = Math.max(shown, loaded);
    });
    xhr.addEventListener('load', () => (xhr.status === 201 ? resolve() : reject(new Error(String(xhr.status)))));
    xhr.addEventListener('error', () => reject(new Error('network')));
    xhr.send(form);
  });
}

function sendBareTus(): Promise<void> {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(file, {
      endpoint: '/kit/customers/c/uploads',
      storeFingerprintForResuming: false,
      retryDelays: null,
      onProgress: () => undefined,
      onSuccess: () => resolve(),
      onError: reject,
    });
    upload.start();
  });
}

const onProgress = () => undefined;

window.transfer = {
  kitForm: () => timed(() => whole.uploadFile('c', target, file, { idempotencyKey: nextKey(), onProgress })),
  bareXhr: () => timed(sendBare),
  kitTus: () => timed(() => pieces.uploadFile('c', target, file, { idempotencyKey: nextKey(), onProgress })),
  bareTus: () => timed(sendBareTus),
};
