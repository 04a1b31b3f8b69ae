import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { memoryBackend } from '../../src/backends/memory/index.js';
import { createCustomerClient } from '../../src/client/index.js';
import { CustomerStatusProvider } from '../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../src/drop-ins/rfi-form/index.js';

it('a form is rendered on the server from what is known, without a style attribute and without a browser', async () => {
  const backend = memoryBackend({ scenario: 'document_rejected' });
  const initialSnapshot = await backend.getCustomer('cus_1');
  const client = createCustomerClient({ backend, customerId: 'cus_1', initialSnapshot });
  const html = renderToString(createElement(CustomerStatusProvider, { client }, createElement(RFIForm)));
  expect(html).toContain('Identity document');
  expect(html).toContain('The back is blurred');
  expect(html).not.toContain('style=');
});

it('a list of countries is served with the chosen one alone: names and order are those of a platform', async () => {
  const backend = memoryBackend({ scenario: 'request_for_information' });
  const initialSnapshot = await backend.getCustomer('cus_1');
  const client = createCustomerClient({ backend, customerId: 'cus_1', initialSnapshot });
  const html = renderToString(createElement(CustomerStatusProvider, { client }, createElement(RFIForm)));
  const [, list = ''] = /<select[^>]*autoComplete="country"[^>]*>(.*?)<\/select>/.exec(html) ?? [];
  expect([...list.matchAll(/<option[^>]*value="(\w*)"/g)].map(([, code]) => code)).toEqual(['', 'GB']);
});
