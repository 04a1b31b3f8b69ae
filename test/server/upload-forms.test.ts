import type { StatusHandlerOptions } from 'customer-status-kit/server';
import { describe, expect, it } from 'vitest';
import { declaredType } from '../../src/server/uploads/declared-type.js';
import { pictureOf } from '../uploads/upload-desk.js';
import { BASE, openDesk, problemOf, requirementOf } from './fixtures/desk.ts';
import { reachRequest } from './fixtures/walk-journey.ts';

const FILES = '/customers/ada/files';

const SPEC = {
  kind: 'document',
  accepted: [{ type: 'national_id', label: 'Card', sides: ['front', 'back'] }],
  mime: ['image/jpeg'],
};

async function openForms(options: Partial<StatusHandlerOptions> = {}) {
  const desk = openDesk(options);
  await reachRequest(desk);
  const asked = await desk.operator.write('POST', '/requirements', { requests: [{ title: 'Large card', spec: SPEC }] });
  const target = { requirementId: requirementOf(asked, 'Large').id, documentType: 'national_id' };
  const sendForm = (side: string, file: Blob, more: Record<string, string> = {}) =>
    desk.ada.send('POST', FILES, { form: { ...more, ...target, side, file } });
  return { ...desk, target, sendForm };
}

/** A form as bytes, with anything at all in it. */
function rawForm(parts: readonly string[], boundary = 'edge') {
  const body = new Blob(parts.flatMap((part) => [`--${boundary}\r\n${part}\r\n`]).concat(`--${boundary}--\r\n`));
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

describe('a file inside JSON', () => {
  it('may be as large as any other', { timeout: 60_000 }, async () => {
    const { ada, target } = await openForms();
    const file = pictureOf(14_900_000);
    const content = Buffer.from(await file.arrayBuffer()).toString('base64');
    const answer = await ada.json('POST', FILES, { body: { ...target, side: 'front', mime: 'image/jpeg', content } });
    expect(answer).toMatchObject({ mime: 'image/jpeg', size: file.size });
  });

  it.each(['', '=', 'ab', 'a b=', 'YWJj*', 'ÿÿÿÿ'])('is refused when it is not written as Base64: %j', async (content) => {
    const { ada, target } = await openForms();
    const response = await ada.send('POST', FILES, { body: { ...target, side: 'front', mime: 'image/jpeg', content } });
    expect(response.status).toBe(422);
  });
});

describe('a form', () => {
  it('of very many parts is refused before anybody takes it apart', async () => {
    const { ada } = await openForms();
    const field = 'content-disposition: form-data; name="x"\r\n\r\n';
    const response = await ada.send('POST', FILES, rawForm(Array.from({ length: 21 }, () => field)));
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'validation_failed' });
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary=${'x'.repeat(71)}`])(
    'is refused when nothing says where its parts end: %s',
    async (type) => {
      const { ada } = await openForms();
      expect((await ada.send('POST', FILES, { body: 'x', headers: { 'content-type': type } })).status).toBe(400);
    },
  );

  it('is parted by what was counted, however the boundary is written', async () => {
    const { ada, target } = await openForms();
    const fields = Object.entries({ ...target, side: 'front' }).map(
      ([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`,
    );
    const file = 'content-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/png\r\n\r\nno picture';
    for (const written of ['boundary=edge', 'Boundary="edge"', 'charset=utf-8; boundary=edge; x=y']) {
      const { body } = rawForm([...fields, file]);
      const headers = { 'content-type': `multipart/form-data; ${written}` };
      expect((await ada.send('POST', FILES, { body, headers })).status).toBe(415);
    }
  });

  it('whose fields are long costs no more than its bytes', () => {
    const field = 'content-disposition: form-data; name="file"\r\ncontent-type: image/png\r\n\r\n';
    const formOf = (filling: string) => new TextEncoder().encode(filling.repeat(5_000_000) + field);
    const timeOf = (form: Uint8Array) => {
      const times = Array.from({ length: 3 }, () => {
        const started = performance.now();
        expect(declaredType(form)).toBe('image/png');
        return performance.now() - started;
      });
      return Math.min(...times);
    };
    // The same number of bytes, of which each or none could be where the name begins.
    expect(timeOf(formOf('n'))).toBeLessThan(20 * timeOf(formOf('x')));
  });
});

describe('files that are sent at once', () => {
  it('are refused with a time when there is no more room for them, and taken when there is', async () => {
    const waiting: (() => void)[] = [];
    const scan = () => new Promise<'clean'>((resolve) => waiting.push(() => resolve('clean')));
    const file = pictureOf(60_000);
    const { sendForm, ben } = await openForms({ limits: { uploadBytes: 3 * file.size }, uploads: { scan } });
    const first = sendForm('front', file);
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    // One customer has half the room.
    const second = await sendForm('back', file);
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '5']);
    // Another has what is left: hers is read, and refused for what it is.
    await ben.customer('ben');
    const bens = { requirementId: 'nothing', documentType: 'national_id', file };
    expect((await ben.send('POST', '/customers/ben/files', { form: bens })).status).toBe(404);
    waiting[0]!();
    expect((await first).status).toBe(201);
    const third = sendForm('back', file);
    while (waiting.length === 1) await new Promise((resolve) => setImmediate(resolve));
    waiting[1]!();
    expect((await third).status).toBe(201);
  });

  it('are refused before they are read when their length says that there is no room', async () => {
    const waiting: (() => void)[] = [];
    const scan = () => new Promise<'clean'>((resolve) => waiting.push(() => resolve('clean')));
    const file = pictureOf(60_000);
    const { sendForm, bare } = await openForms({ limits: { uploadBytes: file.size }, uploads: { scan } });
    const first = sendForm('front', file);
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const headers = {
      authorization: 'Bearer customer/ben',
      'idempotency-key': 'k',
      'content-type': 'multipart/form-data; boundary=edge',
      'content-length': '60000',
    };
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, duplex: 'half', body: new ReadableStream() };
    expect((await bare(new Request(`${BASE}/customers/ben/files`, init))).status).toBe(503);
    waiting[0]!();
    expect((await first).status).toBe(201);
  });
});
