import { act, screen, waitFor } from '@testing-library/react';
import { StrictMode, type ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../../src/backends/memory/index.js';
import { createCustomerClient } from '../../../src/client/index.js';
import { CustomerStatusProvider } from '../../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import type { FieldSpec } from '../../../src/model/index.js';
import { ask } from '../asked-page.js';

const field = (title: string, spec: Partial<FieldSpec> = {}) =>
  ask(title, { id: title, spec: { kind: 'field', path: title, input: 'text', required: true, ...spec } });

const snapshot = {
  ...SCENARIOS.created(Date.parse('2026-03-01T00:00:00Z')).snapshot,
  id: 'cus_1',
  requirements: [
    field('Job', { currentValue: 'clerk' }),
    field('Story', { input: 'long_text' }),
    field('Pay', { input: 'money' }),
    field('Home', { input: 'address' }),
    field('Born', { input: 'date_of_birth' }),
    field('Kept', { currentValue: 'as it is' }),
  ],
};

function makePage(): { element: ReactElement; client: ReturnType<typeof createCustomerClient> } {
  const backend = memoryBackend({ customer: snapshot });
  const client = createCustomerClient({ backend, customerId: 'cus_1', initialSnapshot: snapshot });
  const element = (
    <StrictMode>
      <CustomerStatusProvider client={client} locale="en" timeZone="UTC">
        <RFIForm />
      </CustomerStatusProvider>
    </StrictMode>
  );
  return { element, client };
}

it('what is typed before the page of a server comes to life is an answer: nothing stands in a box that nobody would send', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(makePage().element);
  const typed = {
    Job: 'cook',
    Story: 'long',
    Pay: '1,234.50',
    'Address line 1': '1 High Street',
    'Town or city': 'Leeds',
    Day: '1',
    Year: '1990',
  };
  for (const [label, text] of Object.entries(typed)) screen.getByLabelText<HTMLInputElement>(label).value = text;
  const { element, client } = makePage();
  const mismatches: unknown[] = [];
  const root = await act(async () => hydrateRoot(container, element, { onRecoverableError: (error) => mismatches.push(error) }));
  await waitFor(() => expect(client.getSnapshot().phase).toBe('ready'));
  const { drafts } = client.getSnapshot();
  expect(Object.fromEntries(Object.values(drafts).map(({ answer }) => [answer.requirementId, answer]))).toMatchObject({
    Job: { value: 'cook' },
    Story: { value: 'long' },
    Pay: { value: '1234.50' },
    Home: { value: { lines: ['1 High Street', '', ''], city: 'Leeds' } },
    Born: { value: '1990--1' },
  });
  expect(Object.keys(drafts)).not.toContain('Kept');
  for (const [label, text] of Object.entries(typed)) expect(screen.getByLabelText(label)).toHaveValue(text);
  expect(mismatches).toEqual([]);
  act(() => root.unmount());
  container.remove();
});
