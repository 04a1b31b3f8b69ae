import { describe, expect, it } from 'vitest';
import { CustomerStatusError, type CustomerStatusErrorCode } from '../../src/model/index.js';
import { settle } from './fake-backend.js';
import { FRONT, photo, started } from './upload-stage.js';

const failing = (code: CustomerStatusErrorCode, retryAfterMs?: number) => () =>
  Promise.reject(new CustomerStatusError(code, { retryAfterMs }));

describe('an upload that failed in a way that may pass', () => {
  it('waits, says why, which try it is and when the next one comes', async () => {
    const { backend, client, clock, upload, advance, arrange } = await started();
    backend.arrange('uploadFile', failing('unavailable', 12_000));
    const id = client.upload(FRONT, photo());
    await settle();
    expect(upload(id)).toMatchObject({
      phase: 'waiting',
      waitingFor: 'retry',
      retryAt: new Date(clock.now() + 12_000).toISOString(),
      attempt: 1,
      canPause: true,
      error: { code: 'unavailable' },
    });
    expect(client.getSnapshot().pending).toEqual(['uploadFile']);
    arrange();
    await advance(12_000);
    expect(upload(id)).toMatchObject({ phase: 'sending', attempt: 2 });
    expect(upload(id)).not.toHaveProperty('retryAt');
    expect(upload(id)).not.toHaveProperty('waitingFor');
  });

  it('never waits longer than an hour, whatever the backend asks', async () => {
    const { backend, client, clock, upload } = await started();
    backend.arrange('uploadFile', failing('rate_limited', 86_400_000));
    const id = client.upload(FRONT, photo());
    await settle();
    expect(Date.parse(upload(id)?.retryAt ?? '') - clock.now()).toBe(3_600_000);
  });

  it('is tried again at once when a person asks, and then there is one live request', async () => {
    const { backend, client, arrange, upload, advance } = await started();
    backend.arrange('uploadFile', failing('network'));
    const id = client.upload(FRONT, photo());
    await settle();
    const second = arrange();
    client.retryUpload(id);
    client.retryUpload(id);
    await advance(60_000);
    expect(backend.count('uploadFile')).toBe(2);
    expect(second.sent.options?.signal?.aborted).toBe(false);
    expect(upload(id)).toMatchObject({ phase: 'sending', attempt: 1 });
  });

  it('is not tried sooner by a connection that returns when the backend asked for time', async () => {
    const { backend, client } = await started();
    backend.arrange('uploadFile', failing('rate_limited', 20_000));
    client.upload(FRONT, photo());
    await settle();
    globalThis.dispatchEvent?.(new Event('online'));
    await settle();
    expect(backend.count('uploadFile')).toBe(1);
  });
});

describe('an upload without a connection', () => {
  it('waits for it and goes on trying with longer and longer times, without ever counting as failed', async () => {
    const { backend, client, clock, upload, advance } = await started();
    backend.arrange('uploadFile', ...Array.from({ length: 30 }, () => failing('offline')));
    const id = client.upload(FRONT, photo());
    await settle();
    const waits: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      expect(upload(id)).toMatchObject({ phase: 'waiting', waitingFor: 'connection' });
      const wait = Date.parse(upload(id)?.retryAt ?? '') - clock.now();
      waits.push(wait);
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      await advance(wait);
    }
    expect(backend.count('uploadFile')).toBe(13);
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(Math.max(...waits)).toBe(60_000);
  });

  it('fails after four cuts in a row, but not while every try gets further than the one before', async () => {
    const { client, arrange, upload, advance } = await started();
    const tries = Array.from({ length: 11 }, () => arrange());
    const id = client.upload(FRONT, photo());
    for (const [index, { sent, reject }] of tries.slice(0, 8).entries()) {
      // A backend that goes on where it was says so with its first report.
      sent.options?.onProgress?.(index * 0.1, 4);
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      await advance(100);
      sent.options?.onProgress?.(index * 0.1 + 0.1, 4);
      reject(new CustomerStatusError('network'));
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      await settle();
      expect(upload(id)?.phase).toBe('waiting');
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      await advance(2_000);
    }
    for (const { reject } of tries.slice(8, 11)) {
      reject(new CustomerStatusError('network'));
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      await settle();
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      await advance(8_000);
    }
    expect(upload(id)?.phase).toBe('failed');
  });
});

describe('progress', () => {
  it('is told at most ten times a second, and always to the end', async () => {
    const { client, arrange, upload, advance } = await started();
    const transfer = arrange();
    const id = client.upload(FRONT, photo());
    let told = 0;
    client.subscribe(() => {
      told += 1;
    });
    for (let report = 1; report <= 200; report += 1) {
      transfer.sent.options?.onProgress?.(report / 100, 4);
      // oxlint-disable-next-line no-await-in-loop -- two seconds of reports, one every ten milliseconds
      await advance(10);
    }
    expect(told).toBeLessThanOrEqual(21);
    expect(told).toBeGreaterThanOrEqual(8);
    await advance(100);
    expect(upload(id)?.sent).toBe(2);
    transfer.sent.options?.onProgress?.(4, 4);
    expect(upload(id)).toMatchObject({ phase: 'processing', sent: 4 });
  });

  it('is indeterminate while nothing is known about it, and no stall timer runs then', async () => {
    const { client, arrange, upload, advance } = await started();
    const transfer = arrange();
    const id = client.upload(FRONT, photo());
    await advance(600_000);
    expect(upload(id)).toMatchObject({ phase: 'sending', indeterminate: true });
    expect(transfer.sent.options?.signal?.aborted).toBe(false);
    transfer.sent.options?.onProgress?.(1, 4);
    expect(upload(id)).toMatchObject({ phase: 'sending', indeterminate: false });
  });
});
