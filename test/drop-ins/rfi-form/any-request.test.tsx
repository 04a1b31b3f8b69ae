import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryBackend, SCENARIOS } from '../../../src/backends/memory/index.js';
import { createCustomerClient } from '../../../src/client/index.js';
import { CustomerStatusProvider } from '../../../src/drop-ins/provider/index.js';
import { RFIForm } from '../../../src/drop-ins/rfi-form/index.js';
import { FIELD_INPUTS, parse, type Requirement } from '../../../src/model/index.js';
import { requirementSchema } from '../../../src/model/requirement.schema.js';

const word = fc.oneof(
  fc.constantFrom('', '__proto__', 'constructor', '<b>', '\ud83d', '../x', 'javascript:alert(1)', '{0}'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const count = fc.constantFrom(-1, 0, 0.5, 1, 3, 1e9);
const options = fc.uniqueArray(fc.record({ value: word, label: word }), { maxLength: 12, selector: ({ value }) => value });
const address = { lines: ['', 'x'], city: '', country: 'zz' };
const value = fc.oneof(
  word,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.array(word),
  fc.constant(null),
  fc.constant(address),
);

const field = fc.record(
  {
    kind: fc.constant('field'),
    path: word,
    input: fc.oneof(fc.constantFrom(...FIELD_INPUTS), word),
    required: fc.boolean(),
    options,
    pattern: fc.oneof(fc.constantFrom('((', '(a+)+$', '\\d{4}'), word),
    minLength: count,
    maxLength: count,
    currency: fc.constantFrom('EUR', '', 'nope', '€'),
    sensitive: fc.boolean(),
    immutable: fc.boolean(),
    currentValue: value,
    currentValueMasked: word,
    statement: word,
    visibleWhen: fc.anything({ maxDepth: 3 }),
  },
  { requiredKeys: ['kind', 'path', 'input', 'required'] },
);
const document = fc.record(
  {
    kind: fc.constant('document'),
    accepted: fc.array(
      fc.record({
        type: word,
        label: word,
        sides: fc.uniqueArray(fc.constantFrom('front', 'back', 'single')),
        minFiles: count,
        maxFiles: count,
      }),
      { maxLength: 3 },
    ),
    mime: fc.array(word, { maxLength: 3 }),
    maxBytes: count,
    maxTotalFiles: count,
  },
  { requiredKeys: ['kind', 'accepted', 'mime'] },
);
const question = fc.record(
  {
    kind: fc.constant('clarification'),
    question: word,
    answer: fc.oneof(fc.constantFrom('text', 'choice', 'attachment'), word),
    options,
  },
  { requiredKeys: ['kind', 'question', 'answer'] },
);
const step = fc.record(
  { kind: fc.constant('action'), action: fc.oneof(fc.constantFrom('redirect', 'verify_code', 'accept_terms'), word), url: word },
  { requiredKeys: ['kind', 'action'] },
);
const spec = fc.oneof({ weight: 4, arbitrary: field }, document, question, step, fc.record({ kind: word }));

const request = fc.record({
  spec,
  blocking: fc.boolean(),
  status: fc.constantFrom('open', 'in_progress', 'rejected', 'expired', 'submitted'),
  group: fc.option(fc.record({ id: fc.constantFrom('g', '__proto__'), rule: fc.constantFrom('all', 'any'), min: count }), {
    nil: undefined,
  }),
  attempts: fc.option(fc.record({ used: count, max: count }), { nil: undefined }),
  subject: fc.constantFrom({ type: 'customer' }, { type: 'person', id: '__proto__', label: '' }),
});

/** What a backend may send, as it comes out of the wire. */
function received(requests: readonly { spec: { kind: string }; status: string }[]): Requirement[] {
  return requests.map((one, index) => {
    const { kind } = one.spec;
    const more = {
      id: `r${String(index)}`,
      kind,
      title: `Request ${String(index)}`,
      reasons: [],
      awaiting: one.status === 'submitted' ? 'provider' : 'customer',
    };
    return parse(requirementSchema, JSON.parse(JSON.stringify({ ...one, ...more })));
  });
}

it('a form of any requests that pass the edge is shown, checked and told what is missing, and never breaks', {
  timeout: 120_000,
}, async () => {
  const { snapshot } = SCENARIOS.active(Date.parse('2026-03-01T00:00:00Z'));
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 5 }), async (requests) => {
      const requirements = received(requests);
      const backend = memoryBackend({ customer: { ...snapshot, id: 'c', requirements } });
      const client = createCustomerClient({ backend, customerId: 'c' });
      client.start();
      await waitFor(() => expect(client.getSnapshot().phase).toBe('ready'), { interval: 1 });
      render(
        <CustomerStatusProvider client={client}>
          <RFIForm />
        </CustomerStatusProvider>,
      );
      const { hidden } = client.getSnapshot();
      for (const { id } of requirements.filter((one) => !hidden.has(one.id) && one.group === undefined)) {
        expect(screen.queryAllByText(`Request ${id.slice(1)}`, { exact: false }).length, id).toBeGreaterThan(0);
      }
      const review = screen.queryByRole('button', { name: 'Review answers' });
      await act(async () => review?.click());
      expect(screen.getAllByRole('heading').length).toBeGreaterThan(0);
      cleanup();
      client.reset();
    }),
    { numRuns: 60 },
  );
});
