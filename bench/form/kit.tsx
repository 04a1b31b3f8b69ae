import { CustomerStatusProvider, RFIForm } from 'customer-status-kit';
import { memoryBackend } from 'customer-status-kit/backends/memory';
import { createCustomerClient, type CustomerClient } from 'customer-status-kit/client';
import { type FieldCondition, type NewRequirement, resolveText } from 'customer-status-kit/model';
import { CustomerProvider, RFIForm as Parts, type RfiItem, useRfiField, useRfiForm } from 'customer-status-kit/react';
import { memo, type ReactElement } from 'react';
import type { BenchField } from './fields.js';

/** A client of a customer who is asked for so much, ready to be shown. */
export async function clientAsking(requests: NewRequirement[]): Promise<CustomerClient> {
  const backend = memoryBackend({ scenario: 'active' });
  backend.simulate.requestInformation(requests);
  const client = createCustomerClient({ backend, customerId: 'bench' });
  client.start();
  await client.refresh();
  return client;
}

/** The fields as requests. */
export function toRequests(fields: readonly BenchField[]): NewRequirement[] {
  return fields.map(({ name, label, hint }) => ({
    title: label,
    help: hint,
    spec: { kind: 'field', path: name, input: 'text', required: true, maxLength: 100 },
  }));
}

/** Five hundred fields, ten thousand options, and conditions ten deep that look at each other. */
export function largeRequests(fields: readonly BenchField[]): NewRequirement[] {
  const options = Array.from({ length: 10_000 }, (_, index) => ({
    value: `o${String(index)}`,
    label: `Option ${String(index)}`,
  }));
  return toRequests(fields).map((request, index) => {
    if (request.spec.kind !== 'field' || index === 0) return request;
    if (index % 100 === 1) return { ...request, spec: { ...request.spec, input: 'choice', options, required: false } };
    if (index % 3 !== 0) return request;
    return { ...request, spec: { ...request.spec, visibleWhen: nested(`field${String(index - 1)}`, 10) } };
  });
}

/** Holds unless somebody enters just this, so that all fields are shown. */
function nested(path: string, depth: number): FieldCondition {
  const inner: FieldCondition = depth === 0 ? { op: 'equals', path, value: 'never this' } : nested(path, depth - 1);
  const not: FieldCondition = { op: 'not', condition: inner };
  return depth % 2 === 0
    ? not
    : {
        op: 'any',
        conditions: [
          { op: 'all', conditions: [inner] },
          { op: 'present', path: 'field0' },
        ],
      };
}

/** The finished form. */
export function KitForm({ client }: { client: CustomerClient }): ReactElement {
  return (
    <CustomerStatusProvider client={client}>
      <RFIForm />
    </CustomerStatusProvider>
  );
}

/** The parts alone, as plain as the form of react-hook-form. */
export function KitParts({ client }: { client: CustomerClient }): ReactElement {
  return (
    <CustomerProvider client={client}>
      <PlainForm />
    </CustomerProvider>
  );
}

function PlainForm(): ReactElement {
  const form = useRfiForm();
  return (
    <Parts.Root form={form}>
      {form.items.map((item) => (
        <PlainItem key={item.requirement.id} item={item} />
      ))}
      <Parts.Submit>Send</Parts.Submit>
    </Parts.Root>
  );
}

/** Items keep their identity while nothing changes about them. */
const PlainItem = memo(function PlainItem({ item }: { item: RfiItem }): ReactElement {
  return (
    <Parts.Item item={item}>
      <Parts.Field described>
        <Parts.Label>{resolveText(item.requirement.title, 'en').text}</Parts.Label>
        <Parts.Hint>{resolveText(item.requirement.help ?? '', 'en').text}</Parts.Hint>
        <PlainInput />
      </Parts.Field>
    </Parts.Item>
  );
});

function PlainInput(): ReactElement {
  const { value, onChange } = useRfiField();
  return <Parts.Input value={typeof value === 'string' ? value : ''} onValueChange={onChange} />;
}
