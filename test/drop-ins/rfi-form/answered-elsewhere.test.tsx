import { act, fireEvent, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { expect, it } from 'vitest';
import { RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import type { CustomerClient } from '../../../src/client/index.js';
import { ask, HERE, openAsked } from '../asked-page.js';

const press = (name: string) => act(async () => screen.getByRole('button', { name }).click());
const type = (client: CustomerClient, requirementId: string, value: string) =>
  act(() => client.setDraft({ kind: 'field', requirementId, value }));

async function open({ onFile = false } = {}) {
  const job = ask('Job', {
    id: 'job',
    spec: { kind: 'field', path: 'job', input: 'text', required: true, pattern: '[a-z]{3,9}' },
  });
  const page = openAsked(
    <StrictMode>
      <RFIForm />
    </StrictMode>,
    [
      job,
      ask('Pay', {
        id: 'pay',
        spec: { kind: 'field', path: 'pay', input: 'text', required: true, ...(onFile ? { currentValue: '9' } : {}) },
      }),
      ask('Hobby', { id: 'hobby', blocking: false }),
    ],
    HERE,
  );
  await screen.findByRole('textbox', { name: 'Job' });
  type(page.client, 'job', 'clerk');
  type(page.client, 'pay', '10');
  await press('Review answers');
  expect(screen.getByRole('heading', { name: 'Check your answers before sending' })).toBeInTheDocument();
  return page;
}

it('a review of what was sent from elsewhere is over: what is asked again later is a question, with why', async () => {
  const { client, backend } = await open();
  type(client, 'hobby', 'chess');
  await act(async () => client.submitAnswers());
  act(() => void backend.simulate.decideRequirement('job', { decision: 'rejected', message: 'Which job?' }));
  await act(async () => client.refresh());
  expect(screen.getByRole('heading', { name: 'What we need from you' })).toBeInTheDocument();
  expect(screen.getByText('Which job?')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Job' })).toHaveValue('clerk');
});

it('what was changed since it was reviewed, and cannot be sent like that, is not sent: the summary says why', async () => {
  const { client } = await open();
  type(client, 'job', 'c');
  await press('Send');
  expect(client.getSnapshot().submitted).toEqual([]);
  expect(screen.getByRole('heading', { name: 'There is a problem' }).parentElement?.parentElement).toHaveFocus();
  expect(screen.getByRole('textbox', { name: 'Job' })).toBeInvalid();
  fireEvent.change(screen.getByRole('textbox', { name: 'Job' }), { target: { value: 'cook' } });
  await press('Review answers');
  await press('Send');
  expect(await screen.findByRole('heading', { name: 'Your answers were sent' })).toBeInTheDocument();
});

it('what is on file and was reviewed is sent, also where another tab has let go of its draft', async () => {
  const { client } = await open({ onFile: true });
  act(() => client.clearDraft('pay'));
  await press('Send');
  expect(await screen.findByRole('heading', { name: 'Your answers were sent' })).toBeInTheDocument();
  expect(client.getSnapshot().submitted.flatMap(({ answers }) => answers)).toMatchObject([
    { requirementId: 'job', value: 'clerk' },
    { requirementId: 'pay', value: '9' },
  ]);
});
