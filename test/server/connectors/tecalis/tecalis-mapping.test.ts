import { readTecalisProcess, type TecalisMoment, toSnapshot } from 'customer-status-kit/server/connectors/tecalis';
import { customerSnapshotSchema, parse } from 'customer-status-kit/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START } from '../../fixtures/desk.js';

const CANARY = 'canary for operators: suspected twin of 12345678Z';

/** The answer that seed 001 prints. */
const PRINTED = {
  data: {
    name: ' ',
    document_number: null,
    document_type: null,
    process_uuid: '019a125d-2300-7288-a0ac-54adae9b9cce',
    nationality: null,
    auth_uuid: '019a125d-2378-73b9-991c-78be3946449a',
    company: 'Tecalis',
    profile_alias: 'Debug',
    status: 'KO',
    status_reasons: CANARY,
    created_at: '2026-05-04T09:41:23.000000Z',
    updated_at: '2026-05-05T07:51:38.000000Z',
    cleaned: false,
    operations: [
      { type: 'DOCUMENTS', operation: '019df25d-252f-7389-a488-fd8ab68bdf34', state: 'NOT_STARTED', total_time: 0 },
      { type: 'HOME', operation: '019df25d-24ec-721e-b2ce-16e8b52152cb', state: 'OK', total_time: 13 },
      { type: 'OCR', operation: '019df25d-2503-71d0-98da-fb1344ddd395', state: 'KO', total_time: 11 },
      { type: 'POL', operation: '019df25d-2518-72b2-b65e-bb6c411e0035', state: 'NOT_STARTED', total_time: 0 },
      { type: 'FINISH', operation: '019df25d-2546-706c-b006-8a8e99cda330', state: 'KO', total_time: 0 },
    ],
  },
};

const process = (more: object = {}) => ({ data: { ...PRINTED.data, ...more } });
const shown = (more: object = {}, moment: TecalisMoment = {}) =>
  toSnapshot(readTecalisProcess(process(more)), undefined, { now: START, ...moment });
const operations = (...states: (string | null)[]) =>
  ['HOME', 'OCR', 'FINISH'].map((type, index) => ({ type, state: states[index] ?? 'NOT_STARTED', total_time: 1 }));

describe('the process that the page prints', () => {
  it('is a refusal with the provider time, and not a word of the text for operators', () => {
    const snapshot = shown();
    expect(snapshot.status).toMatchObject({
      status: 'REJECTED',
      substatus: 'verification_failed',
      terminal: true,
      recovery: 'support',
      editable: false,
      reasons: [{ code: 'other', audience: 'customer' }],
      since: '2026-05-05T07:51:38.000Z',
      provider: { name: 'tecalis', value: 'KO' },
    });
    expect(snapshot.updatedAt).toBe('2026-05-05T07:51:38.000Z');
    expect(JSON.stringify(snapshot)).not.toContain('canary');
  });

  it('tells its operations as steps with how long they took', () => {
    expect(shown().status.steps?.map(({ status, durationMs }) => [status, durationMs])).toEqual([
      ['not_started', undefined],
      ['passed', 13_000],
      ['failed', 11_000],
      ['not_started', undefined],
      ['failed', 0],
    ]);
    expect(shown().status.steps?.[2]?.name).toMatchObject({ term: 'document_reading' });
  });
});

describe('a state of Tecalis', () => {
  it.each([
    ['OK', 'ACTIVE', undefined],
    ['KO', 'REJECTED', 'verification_failed'],
    ['CANCELLED', 'REJECTED', 'cancelled'],
  ])('%s is shown as %s', (status, expected, substatus) => {
    expect(shown({ status }).status).toMatchObject({ status: expected, ...(substatus && { substatus }) });
  });

  it('is read as the host says, where it says so', () => {
    const statuses = { CANCELLED: { status: 'CREATED', substatus: 'session_cancelled', recovery: 'self' } } as const;
    expect(shown({ status: 'CANCELLED' }, { statuses }).status).toMatchObject({
      status: 'CREATED',
      recovery: 'self',
      terminal: false,
    });
    expect(shown({ status: 'KO' }, { statuses }).status.status).toBe('REJECTED');
    expect(
      shown({ status: 'WAITING', operations: [] }, { statuses: { WAITING: { status: 'UNDER_REVIEW' } } }).status.status,
    ).toBe('UNDER_REVIEW');
  });

  it('wins over operations that say something else', () => {
    expect(shown({ status: 'OK', operations: operations('KO', 'KO', 'KO') }).status.status).toBe('ACTIVE');
  });
});

describe('a process that runs, whose value nobody has published', () => {
  it.each([null, 'IN_PROGRESS', 'PENDING', '', 'ok', 'constructor', '__proto__'])(
    'such as %j is told by its operations',
    (status) => {
      expect(shown({ status, operations: operations() }).status).toMatchObject({
        status: 'CREATED',
        substatus: 'session_not_started',
      });
      expect(shown({ status, operations: operations('OK') }).status).toMatchObject({
        status: 'UNDER_REVIEW',
        substatus: 'automated_checks',
      });
    },
  );

  it.each([
    ['has no operations', []],
    ['has an end and no state', operations('OK', 'OK', 'OK')],
    ['has an operation in a state nobody knows', operations('OK', 'PAUSED')],
    ['has an operation without a state', [{ type: 'HOME', state: null, total_time: null }]],
  ])('is UNKNOWN where it %s', (_case, list) => {
    expect(shown({ status: 'RUNNING', operations: list }).status).toMatchObject({
      status: 'UNKNOWN',
      substatus: 'unknown_provider_status',
      recovery: 'support',
    });
  });

  it('may mean something else for the host', () => {
    const moment = {
      running: { status: 'NEEDS_ADDITIONAL_INFORMATION' },
      notStarted: { status: 'CREATED', recovery: 'self' },
    } as const;
    expect(shown({ status: null, operations: operations('OK') }, moment).status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    expect(shown({ status: null, operations: operations() }, moment).status.recovery).toBe('self');
  });
});

describe('an operation', () => {
  const stepOf = (operation: object, moment: TecalisMoment = {}) => shown({ operations: [operation] }, moment).status.steps?.[0];

  it('of a type nobody knows is shown by its code, and by no free text', () => {
    expect(stepOf({ type: 'NFC_CHIP', state: 'OK' })?.name).toBe('NFC_CHIP');
    expect(stepOf({ type: 'Ask Ada about 12345678Z', state: 'OK' })?.name).toMatchObject({ term: 'check_step' });
    expect(stepOf({ type: 'constructor', state: 'OK' })?.name).toMatchObject({ term: 'check_step' });
  });

  it('in a state nobody knows, and for a time that is none, claims nothing', () => {
    expect(stepOf({ type: 'OCR', state: 'HALF', total_time: -3 })).toEqual({ name: expect.anything(), status: 'unknown' });
  });

  it('takes another unit of time and another name where the host knows better', () => {
    const moment = { timeUnitMs: 60_000, operationNames: { POL: 'Policía' } };
    expect(stepOf({ type: 'POL', state: 'OK', total_time: 2 }, moment)).toEqual({
      name: 'Policía',
      status: 'passed',
      durationMs: 120_000,
    });
  });
});

describe('what only we know', () => {
  it('stays while Tecalis says the same', () => {
    const first = shown({ status: 'KO' });
    const reasons = [{ code: 'data_mismatch', message: 'The name differs.', audience: 'customer' as const }];
    const stored = { ...first, displayName: 'Ada Example', type: 'BUSINESS' as const, status: { ...first.status, reasons } };
    const later = readTecalisProcess(process({ updated_at: '2026-05-06T00:00:00.000000Z' }));
    const next = toSnapshot(later, stored);
    expect(next).toMatchObject({ displayName: 'Ada Example', type: 'BUSINESS', status: { reasons, since: first.status.since } });
    const decided = readTecalisProcess(process({ status: 'OK', updated_at: '2026-05-06T00:00:00.000000Z' }));
    expect(toSnapshot(decided, stored).status).toMatchObject({ reasons: [], since: '2026-05-06T00:00:00.000Z' });
  });

  it('is not undone by an older process that arrives later', () => {
    const stored = shown({ status: 'OK' });
    const older = readTecalisProcess(process({ status: 'KO', updated_at: '2026-05-05T07:51:37.000000Z' }));
    expect(toSnapshot(older, stored)).toBe(stored);
  });

  it('is joined by the name of the process where it is not blank, and by nothing else that is personal', () => {
    const person = {
      name: ' Ada Example ',
      document_number: 'canary-12345678Z',
      nationality: 'canary-ES',
      document_type: 'canary-DNI',
    };
    const snapshot = shown(person);
    expect(snapshot.displayName).toBe('Ada Example');
    expect(JSON.stringify(snapshot)).not.toContain('canary');
    expect(shown().displayName).toBeUndefined();
  });
});

describe('what is no process', () => {
  it.each([
    null,
    'OK',
    {},
    { data: null },
    { data: {} },
    { data: { status: 5 } },
    { data: { status: 'OK', operations: [{ type: 1 }] } },
  ])('%j is refused, and nothing of it is repeated', (value) =>
    expect(() => readTecalisProcess(value)).toThrow(expect.objectContaining({ code: 'protocol_error' })),
  );

  it('is not what stands under "data" by itself', () => {
    expect(readTecalisProcess(PRINTED.data)).toEqual(readTecalisProcess(PRINTED));
  });
});

it('whatever the members say, it is a customer, and ACTIVE for "OK" alone', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('KO', 'CANCELLED', 'ok', 'OK ', '__proto__', 'FINISH', 'NOT_STARTED', 'ACTIVE'),
  );
  const anything = fc.record({
    name: fc.option(fc.string()),
    status: fc.option(text),
    updated_at: fc.option(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
    ),
    operations: fc.option(
      fc.array(
        fc.record({
          type: text,
          state: fc.option(fc.oneof(text, fc.constant('OK'))),
          total_time: fc.option(fc.double({ noNaN: true })),
        }),
      ),
    ),
  });
  fc.assert(
    fc.property(anything, (value) => {
      const snapshot = toSnapshot(readTecalisProcess(value), undefined, { now: START });
      expect(parse(customerSnapshotSchema, snapshot)).toEqual(snapshot);
      expect(snapshot.status.status === 'ACTIVE').toBe(value.status === 'OK');
      expect(toSnapshot(readTecalisProcess(value), snapshot, { now: START })).toEqual(snapshot);
    }),
    { numRuns: 500 },
  );
});
