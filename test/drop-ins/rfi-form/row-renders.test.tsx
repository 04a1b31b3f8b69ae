import { act, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/backends/memory/index.js';
import { createCustomerClient } from '../../../src/client/index.js';
import { CustomerStatusProvider } from '../../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import type { NewRequirement } from '../../../src/model/index.js';
import type { CustomFieldProps, FieldTypes } from '../../../src/react/rfi-form/index.js';

const rendered = new Map<string, number>();

function Counted({ id, spec, value, onChange }: CustomFieldProps) {
  rendered.set(spec.path, (rendered.get(spec.path) ?? 0) + 1);
  return (
    <input id={id} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

const TYPES: FieldTypes = { counted: Counted };

describe('a long form', () => {
  it('renders only the row that is typed into, and what a condition brings or takes away', async () => {
    const backend = memoryBackend({ scenario: 'active' });
    const requests = Array.from({ length: 60 }, (_, index): NewRequirement => {
      const path = `f${String(index)}`;
      const isConditional = index === 40;
      return {
        title: path,
        spec: {
          kind: 'field',
          path,
          input: 'counted',
          required: true,
          ...(isConditional ? { visibleWhen: { op: 'equals', path: 'f7', value: 'abc' } } : {}),
        },
      };
    });
    backend.simulate.requestInformation(requests);
    const client = createCustomerClient({ backend, customerId: 'c1' });
    render(
      <CustomerStatusProvider client={client}>
        <RFIForm fieldTypes={TYPES} />
      </CustomerStatusProvider>,
    );
    await screen.findByLabelText('f7');
    const id = client.getSnapshot().customer?.requirements.find(({ title }) => title === 'f7')?.id ?? '';
    act(() => client.setDraft({ kind: 'field', requirementId: id, value: 'a' }));
    rendered.clear();
    act(() => client.setDraft({ kind: 'field', requirementId: id, value: 'ab' }));
    expect([...rendered.keys()]).toEqual(['f7']);
    rendered.clear();
    act(() => client.setDraft({ kind: 'field', requirementId: id, value: 'abc' }));
    await waitFor(() => expect([...rendered.keys()].toSorted()).toEqual(['f40', 'f7']));
    expect(screen.getByLabelText('f40')).toBeInTheDocument();
  });
});
