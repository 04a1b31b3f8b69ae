import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sep12Backend } from 'customer-status-kit/backends/sep12';
import type { Answer } from 'customer-status-kit/model';
import { expect, it, onTestFinished } from 'vitest';
import { customerDirectory } from '../../../demo/server/customer-directory.ts';
import { northwindApp } from '../../../demo/server/northwind-app.ts';
import { paymentLedger } from '../../../demo/server/payment-ledger.ts';
import { sep12Demo } from '../../../demo/server/providers/sep12-demo.ts';
import { sessionTokens } from '../../../demo/server/session-tokens.ts';
import { giveFile, key } from './anchor-stage.js';

/** Northwind on its anchor, without the pages. */
async function openNorthwind() {
  const folder = await mkdtemp(join(tmpdir(), 'northwind-'));
  const provider = await sep12Demo({ clock: Date.now });
  onTestFinished(async () => {
    await provider.close();
    await rm(folder, { recursive: true });
  });
  const tokens = sessionTokens(folder, Date.now);
  const directory = customerDirectory(folder, Date.now);
  const { statusOf } = provider;
  const app = northwindApp({ tokens, directory, ledger: paymentLedger(Date.now), provider, statusOf, pages: '.' });
  const post = async (path: string, body: object, token = '') => {
    const text = JSON.stringify(body);
    const headers = {
      'content-type': 'application/json',
      'content-length': String(text.length),
      authorization: `Bearer ${token}`,
    };
    return app.request(path, { method: 'POST', headers, body: text });
  };
  const signIn = async (as: string) =>
    (await (await post('/northwind/session', { as })).json()) as {
      token: string;
      isDirect?: boolean;
      customer: { id: string };
      direct: { server: string; token: string };
    };
  return { app, provider, post, signIn };
}

const VALUES = {
  first_name: 'Wiebke',
  last_name: 'Oldenburg',
  birth_date: '1987-03-27',
  address_country_code: 'NO',
  mobile_number: '+4722123456',
};

it('the demo on an anchor introduces the browser to it, and plays the whole life of a customer', async () => {
  const { app, provider, post, signIn } = await openNorthwind();
  const { token, customer, direct } = await signIn('customer');
  const desk = await signIn('operator');
  expect(desk).toMatchObject({ isDirect: true });
  const move = async (id: string) =>
    (await post('/northwind/provider', { customerId: customer.id, move: id }, desk.token)).status;
  expect(await move('approve')).toBe(409);

  // A backend knows one customer by the name it is given: here the one of the tests.
  const backend = sep12Backend({ kycServer: direct.server, getToken: () => direct.token });
  const fields = Object.entries(VALUES).map(([requirementId, value]): Answer => ({ kind: 'field', requirementId, value }));
  const front = await giveFile(backend, 'photo_id', 'front');
  const back = await giveFile(backend, 'photo_id', 'back');
  const document = { ...front.answer, fileIds: [front.stored.id, back.stored.id] };
  const asked = await backend.submitAnswers('ada', [...fields, document], key());
  expect(asked.status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
  const done = await backend.completeAction('ada', 'mobile_number_verification', { code: '123456' }, key());
  expect(done.status.status).toBe('UNDER_REVIEW');

  const seen: string[] = [];
  for (const id of ['refuse_back', 'unknown_status', 'approve', 'unknown_status', 'approve', 'ask_for_proof', 'reject']) {
    if (id === 'unknown_status' && seen.at(-1) === 'NEEDS_ADDITIONAL_INFORMATION') {
      const again = await giveFile(backend, 'photo_id', 'back');
      await backend.submitAnswers('ada', [again.answer], key());
    }
    expect(await move(id)).toBe(204);
    seen.push(await provider.statusOf(customer.id));
  }
  expect(seen).toEqual([
    'NEEDS_ADDITIONAL_INFORMATION',
    'UNKNOWN',
    'ACTIVE',
    'UNKNOWN',
    'ACTIVE',
    'NEEDS_ADDITIONAL_INFORMATION',
    'REJECTED',
  ]);
  const payment = await post('/northwind/payments', { to: 'Fjord', amount: '12' }, token);
  expect(payment.status).toBe(403);
  expect((await app.request('/api/customer-status/capabilities')).status).toBe(404);
  const policy = payment.headers.get('content-security-policy');
  expect(policy).toContain(`connect-src 'self' ${direct.server};`);
});
