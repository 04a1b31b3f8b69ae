import { httpBackend } from 'customer-status-kit/backends/http';
import type { BackendCapabilities, UploadOptions } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { type Answer, faultyServer, json, problem, raw } from './faulty-server.js';

const TARGET = { requirementId: 'r', documentType: 'passport', side: 'back' } as const;
const STORED = { id: 'f', mime: 'image/jpeg', size: 600_000 };

/** A server that takes files by links. */
const PRESIGNED: BackendCapabilities = {
  upload: { mode: 'presigned', resumable: false, progress: true },
  requirements: 'itemised',
  submission: 'per_requirement',
  realtime: 'poll',
  history: false,
  optimisticLocking: false,
  idempotency: true,
  surface: 'customer',
};

function photograph(): File {
  return new File([new Uint8Array(600_000).fill(120)], 'Amara Osei.jpg', { type: 'image/jpeg' });
}

async function upload(answer: Answer[], options: Partial<UploadOptions> = {}, getToken?: (o: { refresh: boolean }) => string) {
  const { baseUrl, requests } = await faultyServer(...answer);
  const call = httpBackend({ baseUrl, getToken }).uploadFile('c', TARGET, photograph(), { idempotencyKey: 'k', ...options });
  return { call, requests };
}

describe('an upload in a page', () => {
  it('goes by XMLHttpRequest and tells progress that never falls', async () => {
    const told: [number, number][] = [];
    const { call, requests } = await upload([json(201, STORED)], { onProgress: (sent, total) => told.push([sent, total]) });
    expect(await call).toEqual(STORED);
    expect(told[0]).toEqual([0, 600_000]);
    expect(told.at(-1)).toEqual([600_000, 600_000]);
    expect(told.every(([sent, total], index) => total === 600_000 && sent >= (told[index - 1]?.[0] ?? 0))).toBe(true);
    expect(requests[0]?.headers['user-agent']).toMatch(/jsdom/);
    expect(requests[0]).toMatchObject({ method: 'POST', headers: { 'idempotency-key': 'k' } });
    expect(requests[0]?.body).toContain('filename="back.jpg"');
    expect(requests[0]?.body).not.toContain('Amara');
  });

  it('comes to the same errors as fetch', async () => {
    const refused = await upload([problem(429, { code: 'rate_limited' }, { 'retry-after': '3' })]);
    await expect(refused.call).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 3_000 });
    const odd = await upload([raw(200, '<html>', { 'content-type': 'text/html' })]);
    await expect(odd.call).rejects.toMatchObject({ code: 'protocol_error' });
  });

  it('is a network error when the connection breaks', async () => {
    const { call } = await upload([(response) => response.destroy()]);
    await expect(call).rejects.toMatchObject({ code: 'network' });
  });

  it('is aborted when the customer gives up while the server thinks', async () => {
    const controller = new AbortController();
    const { call } = await upload([() => controller.abort()], { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
  });

  it('is sent once more with a new token', async () => {
    const { call, requests } = await upload([raw(401, ''), json(201, STORED)], {}, ({ refresh }) => (refresh ? 'new' : 'old'));
    expect(await call).toEqual(STORED);
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
  });

  it('that is sent elsewhere is a protocol error', async () => {
    const { call } = await upload([raw(307, '', { location: '/elsewhere' }), json(201, STORED)]);
    await expect(call).rejects.toMatchObject({ code: 'protocol_error' });
  });

  it.each([600, 999])('that is answered with %d, which is no status, is a protocol error', async (status) => {
    const { call } = await upload([raw(status, 'x')]);
    await expect(call).rejects.toMatchObject({ code: 'protocol_error' });
  });

  it.each([
    'http://LOCALHOST:PORT/put',
    'http://localhost:PORT/put?name=a|b',
    'http://localhost:PORT/a b',
    'http://localhost:PORT/put#x',
  ])('to the link %s arrives, however the link is written', async (template) => {
    const link: { url: string; headers: object } = { url: '', headers: {} };
    const linked: Answer = (response, request) => json(200, link)(response, request);
    const { baseUrl, requests } = await faultyServer(json(200, PRESIGNED), linked, raw(200, ''), json(201, STORED));
    link.url = template.replace('PORT', new URL(baseUrl).port);
    const backend = httpBackend({ baseUrl });
    await backend.getCapabilities();
    expect(await backend.uploadFile('c', TARGET, photograph(), { idempotencyKey: 'k' })).toEqual(STORED);
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'PUT', 'POST']);
  });

  it('to a link that leads elsewhere is a protocol error', async () => {
    const link: { url: string; headers: object } = { url: '', headers: {} };
    const linked: Answer = (response, request) => json(200, link)(response, request);
    const elsewhere = raw(307, '', { location: '/elsewhere' });
    const { baseUrl } = await faultyServer(json(200, PRESIGNED), linked, elsewhere, raw(200, ''));
    link.url = new URL('/put', baseUrl).href;
    const backend = httpBackend({ baseUrl });
    await backend.getCapabilities();
    const call = backend.uploadFile('c', TARGET, photograph(), { idempotencyKey: 'k' });
    await expect(call).rejects.toMatchObject({ code: 'protocol_error' });
  });
});

describe('other calls in a page', () => {
  it('may be relative to it', async () => {
    const asked: string[] = [];
    const fetch = async (request: Request) => {
      asked.push(request.url);
      return Response.json({ events: [] });
    };
    await httpBackend({ baseUrl: '/api/customer-status', fetch }).listEvents('c');
    expect(asked).toEqual([new URL('/api/customer-status/customers/c/events', location.href).href]);
  });
});
