import {
  answerSchema,
  customerSnapshotSchema,
  CustomerStatusError,
  isCustomerStatusError,
  lifecycleEventPageSchema,
  lifecycleEventSchema,
  operatorDecisionSchema,
  parse,
  problemSchema,
  setStatusSchema,
  submitAnswersSchema,
} from 'customer-status-kit/model';
import { SCENARIO_NAMES, SCENARIOS } from 'customer-status-kit/testing';
import { describe, expect, it } from 'vitest';
import { newRequirementSchema, requirementSchema } from '../../src/model/requirement.schema.js';

const NOW = Date.parse('2026-05-06T07:08:09Z');

function wire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function question(text: string) {
  return { kind: 'clarification', requirementId: 'r', text };
}

function faultOf(read: () => unknown): { code: string; text: string; cause: unknown; paths: string[] } {
  try {
    read();
  } catch (error) {
    if (isCustomerStatusError(error))
      return {
        code: error.code,
        cause: error.cause,
        text: `${error.message} ${JSON.stringify(error)}`,
        paths: error.fieldErrors.map(({ path }) => path),
      };
    throw error;
  }
  throw new Error('it was read without a fault');
}

describe.each(SCENARIO_NAMES)('the scenario %s', (name) => {
  it('has a snapshot that comes back from the wire as it was', () => {
    const { snapshot } = SCENARIOS[name](NOW);
    expect(parse(customerSnapshotSchema, wire(snapshot))).toEqual(snapshot);
  });

  it('has events that come back from the wire as they were', () => {
    const { events } = SCENARIOS[name](NOW);
    expect(parse(lifecycleEventPageSchema, wire({ events }))).toEqual({ events });
  });
});

describe('a snapshot from the wire', () => {
  const snapshot = SCENARIOS.request_for_information(NOW).snapshot;

  it('has an unknown status where the kit does not know the value', () => {
    const odd = { ...snapshot, status: { ...snapshot.status, status: 'ON_HOLD' } };
    expect(parse(customerSnapshotSchema, odd).status.status).toBe('UNKNOWN');
  });

  it('loses members the kit does not know and keeps values of open lists', () => {
    const odd = { ...snapshot, secret: 1, status: { ...snapshot.status, substatus: 'new_substatus', internal: true } };
    const read = parse(customerSnapshotSchema, odd);
    expect(read).not.toHaveProperty('secret');
    expect(read.status).not.toHaveProperty('internal');
    expect(read.status.substatus).toBe('new_substatus');
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['no version', { ...snapshot, version: '' }],
    ['a date no clock can read', { ...snapshot, updatedAt: 'yesterday' }],
    ['a status that is no text', { ...snapshot, status: { ...snapshot.status, status: 5 } }],
    ['a requirement whose kind is not that of its ask', withFirst({ kind: 'document' })],
    ['a requirement that awaits nobody', withFirst({ awaiting: null })],
  ])('is a protocol error with %s', (_what, value) => {
    expect(faultOf(() => parse(customerSnapshotSchema, value)).code).toBe('protocol_error');
  });

  function withFirst(change: object) {
    const [first, ...rest] = snapshot.requirements;
    return { ...snapshot, requirements: [{ ...first, ...change }, ...rest] };
  }
});

describe('an error of reading', () => {
  it('tells the path and never the value', () => {
    const body = { answers: [{ kind: 'field', requirementId: 'tax-id', value: { secret: 'GB-998877' } }] };
    const fault = faultOf(() => parse(submitAnswersSchema, body, 'validation_failed'));
    expect(fault.code).toBe('validation_failed');
    expect(fault.paths).toEqual(['answers.0.value']);
    expect(fault.text).not.toContain('GB-998877');
  });

  it('names every path at fault of what a customer sent', () => {
    const body = {
      answers: [
        { kind: 'field', value: 'x' },
        { kind: 'document', requirementId: 'r', documentType: 1, fileIds: [] },
      ],
    };
    const fault = faultOf(() => parse(submitAnswersSchema, body, 'validation_failed'));
    expect(fault.paths).toEqual(['answers.0.requirementId', 'answers.1.documentType']);
  });

  it('has no cause that would carry the value', () => {
    const fault = faultOf(() => parse(problemSchema, { code: 'my secret' }));
    expect(fault.cause).toBeUndefined();
    expect(fault.text).not.toContain('my secret');
  });
});

describe('a word of tomorrow', () => {
  const word = 'a_word_of_tomorrow';
  const reason = { code: 'other', audience: word, subject: { type: word } };
  const subject = { type: word };
  const at = '2026-03-02T10:00:00.000Z';
  const status = { status: 'ACTIVE', reasons: [], terminal: false, editable: true, recovery: word };
  const file = { id: 'f', mime: 'image/png', size: 1, uploadedAt: at, status: word, reasons: [reason] };
  const field = { kind: 'field', path: 'a', input: 'text', required: true };
  const request = { id: 'r', kind: 'field', blocking: true, title: 'Thing', reasons: [reason], subject, spec: field };
  const snapshot = {
    id: 'cus_1',
    type: word,
    version: '1',
    updatedAt: at,
    status,
    scopes: [],
    requirements: [
      { ...request, status: word, awaiting: 'customer' },
      { ...request, status: word, awaiting: word },
      { ...request, status: 'open', awaiting: 'customer', due: { severity: word, extension: word } },
    ],
    documents: [{ id: 'd', type: 'passport', subject, status: word, stage: word, files: [file], reasons: [reason] }],
    capabilities: [{ id: 'c', status: word, reasons: [reason], requirementIds: [] }],
    allowed: {},
  };

  it('takes no customer from the page: what it says of them opens nothing, promises nothing and asks nobody in vain', () => {
    const read = parse(customerSnapshotSchema, snapshot);
    expect(read).toMatchObject({ type: 'BUSINESS', status: { recovery: 'support' } });
    expect(read.requirements).toMatchObject([
      { status: 'open', awaiting: 'customer', spec: { action: 'contact_support', unknown: word } },
      { status: 'submitted', awaiting: 'provider', spec: { kind: 'field' } },
      { status: 'open', subject: { type: 'person' }, due: { severity: 'current', extension: undefined } },
    ]);
    expect(read.documents).toMatchObject([{ status: 'pending', stage: undefined, files: [{ status: 'pending' }] }]);
    expect(read.capabilities).toMatchObject([{ status: 'inactive' }]);
    const reasons = [read.requirements[0], read.documents[0], read.documents[0]?.files[0], read.capabilities[0]];
    expect(reasons.flatMap((one) => one?.reasons?.map(({ audience }) => audience))).toEqual(Array(4).fill('operator'));
    expect(parse(customerSnapshotSchema, read)).toEqual(read);
  });

  it('in an event is nobody in particular, by no way in particular', () => {
    const event = { id: 'e', type: word, at, actor: { kind: word }, reasons: [reason], source: { provider: 'x', channel: word } };
    expect(parse(lifecycleEventSchema, event)).toMatchObject({
      type: word,
      actor: { kind: 'system' },
      source: { channel: 'api' },
      reasons: [{ audience: 'operator' }],
    });
  });

  it.each([7, null, undefined, ['open']])('is a text: %j is refused as anywhere', (value) => {
    const requirements = [{ ...request, awaiting: 'customer', status: value }];
    expect(() => parse(customerSnapshotSchema, { ...snapshot, requirements })).toThrow(CustomerStatusError);
  });

  it('is refused where somebody writes it', () => {
    const due = { severity: word };
    expect(() => parse(newRequirementSchema, { title: 'Thing', spec: field, due })).toThrow(CustomerStatusError);
    expect(() => parse(newRequirementSchema, { title: 'Thing', spec: field, reasons: [reason] })).toThrow(CustomerStatusError);
  });
});

describe('a request of a kind of tomorrow', () => {
  const request = (spec: Record<string, unknown>, kind: unknown = spec['kind']) => ({
    id: 'r',
    kind,
    status: 'open',
    blocking: true,
    title: 'Thing',
    reasons: [],
    subject: { type: 'customer' },
    awaiting: 'customer',
    spec,
  });
  const readSpec = (spec: Record<string, unknown>) => parse(requirementSchema, request(spec)).spec;

  it.each([
    ['a kind', { kind: 'questionnaire', pages: [1, { deep: true }] }, 'questionnaire'],
    ['an action', { kind: 'action', action: 'video_call', url: 'https://example.com' }, 'video_call'],
    ['a kind with the name of something else', { kind: '__proto__' }, '__proto__'],
  ])('is led to support, by its name, and read again as it was read: %s', (_what, spec, unknown) => {
    const read = parse(requirementSchema, request(spec));
    expect(read).toMatchObject({ kind: 'action', title: 'Thing', blocking: true });
    expect(read.spec).toEqual({ kind: 'action', action: 'contact_support', unknown });
    expect(parse(requirementSchema, read)).toEqual(read);
  });

  it('is answered in text where it is a question with another way of answering', () => {
    const question = { kind: 'clarification', question: 'Why?' };
    expect(readSpec({ ...question, answer: 'drawing' })).toEqual({ ...question, answer: 'text' });
  });

  it.each([
    ['a known kind that is malformed', request({ kind: 'document', accepted: 'all', mime: [] })],
    ['an action without a name', request({ kind: 'action' })],
    ['a question without a way of answering', request({ kind: 'clarification', question: 'Why?' })],
    ['two kinds at once', request({ kind: 'field', path: 'a', input: 'text', required: true }, 'hologram')],
    ['no kind', request({})],
    ['no request', 7],
  ])('is not %s, which stays a fault', (_what, value) => {
    expect(faultOf(() => parse(requirementSchema, value)).code).toBe('protocol_error');
  });
});

describe('what is sent to a server', () => {
  const many = Array.from({ length: 501 }, () => ({ kind: 'field', requirementId: 'r', value: 'x' }));

  it.each<[string, () => unknown]>([
    ['no answers', () => parse(submitAnswersSchema, { answers: [] }, 'validation_failed')],
    ['too many answers', () => parse(submitAnswersSchema, { answers: many }, 'validation_failed')],
    ['a text that never ends', () => parse(answerSchema, question('x'.repeat(20_001)), 'validation_failed')],
    ['an answer of a kind there is not', () => parse(answerSchema, { kind: 'action', requirementId: 'r' }, 'validation_failed')],
    ['a status nobody can have', () => parse(setStatusSchema, { status: 'UNKNOWN' }, 'validation_failed')],
    ['a decision there is not', () => parse(operatorDecisionSchema, { decision: 'maybe' }, 'validation_failed')],
  ])('is refused with %s', (_what, read) => {
    expect(faultOf(read).code).toBe('validation_failed');
  });

  it('is taken as it is within the bounds', () => {
    expect(parse(answerSchema, question('x'.repeat(20_000)), 'validation_failed')).toEqual(question('x'.repeat(20_000)));
  });
});
