import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { RFIForm, type RFIFormProps } from '../../../src/drop-ins/rfi-form/index.js';
import type { FieldSpec, Requirement } from '../../../src/model/index.js';
import type { CustomFieldProps, FieldTypes } from '../../../src/react/rfi-form/index.js';
import { requirementFixture } from '../../../src/testing/index.js';
import { ask, HERE, openAsked } from '../asked-page.js';

const field = (title: string, spec: Partial<FieldSpec> = {}, more: Partial<Requirement> = {}) =>
  ask(title, { id: title, ...more, spec: { kind: 'field', path: title, input: 'text', required: true, ...spec } });

async function open(requests: Requirement[], props: RFIFormProps = {}) {
  const page = openAsked(
    <StrictMode>
      <RFIForm {...props} />
    </StrictMode>,
    requests,
    { more: { allowed: {} }, ...HERE },
  );
  await screen.findByRole('heading', { name: 'What we need from you' });
  return page;
}

const press = (name: string) => act(async () => screen.getByRole('button', { name }).click());

function OneBox({ id, describedBy, invalid, onChange, onBlur }: CustomFieldProps) {
  return (
    <input
      id={id}
      aria-label="Own box"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onBlur={onBlur}
    />
  );
}

const OWN: FieldTypes = { date_of_birth: OneBox };

describe('an odd request', () => {
  it('that can neither be seen nor changed keeps nobody from sending the rest', async () => {
    const { client } = await open([
      field('Job', { currentValue: 'Clerk' }),
      field('Number', { sensitive: true, immutable: true, currentValueMasked: '•• 12' }),
    ]);
    await press('Review answers');
    await press('Send');
    expect(await screen.findByRole('heading', { name: 'Your answers were sent' })).toBeInTheDocument();
    expect(client.getSnapshot().submitted.flatMap(({ requirementIds }) => requirementIds)).toEqual(['Job']);
  });

  it('for a choice without anything to choose from takes text where it can, and leads to support where nothing can be taken', async () => {
    await open([
      field('Any', { input: 'choice' }),
      field('Several', { input: 'multi_choice' }),
      field('None', { input: 'choice', options: [] }),
      field('Land', { input: 'country', options: [] }),
      requirementFixture({ title: 'Why', spec: { kind: 'clarification', question: 'Why?', answer: 'choice' } }),
    ]);
    expect(screen.getByRole('textbox', { name: 'Any' })).toBeInTheDocument();
    for (const name of ['Several', 'None', 'Land', 'Why']) {
      const row = within(screen.getByRole('heading', { name }).closest('li')!);
      expect(row.getByRole('link', { name: 'Contact Support' })).toHaveAttribute('href', 'mailto:help@example.com');
    }
  });

  it('about a country that is on file shows it, also where it is in no list and however it is written', async () => {
    await open([
      field('Born', { input: 'country', currentValue: 'XK' }),
      field('Home', { input: 'country', currentValue: 'gb' }),
    ]);
    expect(await screen.findByRole('combobox', { name: 'Born' })).toHaveDisplayValue('Kosovo');
    expect(screen.getByRole('combobox', { name: 'Home' })).toHaveDisplayValue('United Kingdom');
  });

  it('whose parts a control of the host takes as one has their errors at that control, and the summary leads to it', async () => {
    await open([field('Birthday', { input: 'date_of_birth' })], { fieldTypes: OWN });
    await press('Review answers');
    const box = screen.getByRole('textbox', { name: 'Own box' });
    expect(box).toBeInvalid();
    expect(box).toHaveAccessibleDescription('Enter: Birthday');
    fireEvent.click(screen.getByRole('link', { name: 'Enter: Birthday' }));
    await waitFor(() => expect(box).toHaveFocus());
  });

  it('whose control of the host fails is asked for by the kit, and takes no other request with it', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const fail: FieldTypes[string] = () => {
      throw new TypeError('the host’s mistake');
    };
    await open([field('Job', { input: 'phone' }), field('Score', { input: 'score' }), field('Pay')], {
      fieldTypes: { phone: fail, score: fail },
    });
    expect(screen.getByRole('textbox', { name: 'Job' })).toHaveAttribute('type', 'tel');
    expect(screen.getByRole('textbox', { name: 'Score' })).toBeEnabled();
    expect(screen.getByRole('textbox', { name: 'Pay' })).toBeEnabled();
    quiet.mockRestore();
  });

  it('that a step of the host’s fails at once can be tried again', async () => {
    let tries = 0;
    const fail = () => {
      tries += 1;
      throw new TypeError('the partner’s script is not there');
    };
    await open([requirementFixture({ title: 'Step', spec: { kind: 'action', action: 'embedded_flow' } })], { onAction: fail });
    for (const time of [1, 2]) {
      await press('Start');
      expect(await screen.findByText('This step was not finished. You can try again.')).toBeInTheDocument();
      expect(tries).toBe(time);
    }
  });
});
