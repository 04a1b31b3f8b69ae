import { customerSnapshotSchema, type CustomerSnapshot, isAnswerable, parse, type Requirement } from 'customer-status-kit/model';
import { type DollarPeMoment, toSnapshot } from 'customer-status-kit/server/connectors/dollarpe';
import * as fc from 'fast-check';
import { snapshotVisibleTo } from '../../../../src/model/wire/visible-to.js';
import { describe, expect, it } from 'vitest';
import { usualConfiguration } from '../../../providers/dollarpe/dollarpe-simulator.js';
import { START } from '../../fixtures/desk.js';

const OPERATOR_TEXT = 'looked like a copy, see case 4711';

function object(status: string, failure_reason: string | null = null, more: Record<string, unknown> = {}) {
  const customer = { id: 'dp-1', status, full_name: 'Ada Example', country: 'IND', type: 'INDIVIDUAL', failure_reason };
  return { customer: { ...customer, internal_note: OPERATOR_TEXT, ...more }, configuration: usualConfiguration() };
}

const show = (value: unknown, stored?: CustomerSnapshot, more: DollarPeMoment = {}) =>
  toSnapshot(value, stored, { now: START, ...more });

/** Ids of what can be answered. */
const asked = ({ requirements }: CustomerSnapshot) => requirements.filter(isAnswerable).map(({ id }) => id);

const find = ({ requirements }: CustomerSnapshot, id: string): Requirement => {
  const found = requirements.find((requirement) => requirement.id === id);
  if (found === undefined) throw new Error(`no requirement "${id}"`);
  return found;
};

const DOCUMENT = ['full_address', 'document', 'document_number'];

describe('a status of DollarPe', () => {
  it.each([
    ['UNVERIFIED', null, 'CREATED', 'awaiting_submission', 'self'],
    ['PROCESSING', null, 'UNDER_REVIEW', 'automated_checks', 'none'],
    ['VERIFIED', null, 'ACTIVE', undefined, 'none'],
    ['FAILED', 'DOCUMENT_VERIFICATION_FAILED', 'NEEDS_ADDITIONAL_INFORMATION', 'document_rejected', 'self'],
    ['FAILED', 'TAX_VERIFICATION_FAILED', 'NEEDS_ADDITIONAL_INFORMATION', 'information_required', 'self'],
    ['FAILED', 'SELFIE_VERIFICATION_FAILED', 'NEEDS_ADDITIONAL_INFORMATION', 'resubmission_requested', 'self'],
    ['FAILED', 'KYC_FAILED', 'REJECTED', 'verification_failed', 'support'],
    ['FAILED', 'ACCOUNT_SUSPENDED', 'DEACTIVATED', 'paused', 'support'],
    ['FAILED', 'account suspended', 'DEACTIVATED', 'paused', 'support'],
    ['FAILED', 'UNSUSPENDED_CHECKS', 'REJECTED', 'verification_failed', 'support'],
    ['FAILED', 'SOMETHING_NEW', 'REJECTED', 'verification_failed', 'support'],
    ['FAILED', null, 'REJECTED', 'verification_failed', 'support'],
    ['verified', null, 'UNKNOWN', 'unknown_provider_status', 'support'],
    ['ACTIVE', null, 'UNKNOWN', 'unknown_provider_status', 'support'],
  ])('%s with the reason %s is shown as %s (%s), and %s helps', (status, reason, shown, substatus, recovery) => {
    const snapshot = show(object(status, reason));
    expect(snapshot.status).toMatchObject({
      status: shown,
      recovery,
      editable: ['CREATED', 'NEEDS_ADDITIONAL_INFORMATION'].includes(shown),
    });
    expect(snapshot.status.substatus).toBe(substatus);
    expect(snapshot.allowed).toMatchObject({ submitAnswers: snapshot.status.editable, setStatus: shown === 'ACTIVE' });
  });

  it.each([
    ['DOCUMENT_VERIFICATION_FAILED', DOCUMENT, 'other'],
    ['TAX_VERIFICATION_FAILED', ['tax_number'], 'tax_id_failed'],
    ['SELFIE_VERIFICATION_FAILED', ['selfie'], 'face_mismatch'],
  ])('FAILED with %s asks again for what was refused, and says why', (reason, ids, code) => {
    const snapshot = show(object('FAILED', reason));
    expect(asked(snapshot)).toEqual(ids);
    for (const id of ids) expect(find(snapshot, id).reasons).toEqual([{ code, audience: 'customer', providerCode: reason }]);
  });

  it('FAILED for a reason that the host knows more of is what the host says', () => {
    const failureReasons = { ADDITIONAL_INFO_FAILED: 'additional_info', NAME_MISMATCH: 'final' } as const;
    const more = { failureReasons };
    expect(asked(show(object('FAILED', 'ADDITIONAL_INFO_FAILED'), undefined, more))).toEqual([
      'additional_info.income_range',
      'additional_info.profession',
    ]);
    expect(show(object('FAILED', 'NAME_MISMATCH'), undefined, more).status).toMatchObject({ status: 'REJECTED', terminal: true });
  });

  it.each(['SANCTIONS_WATCHLIST_HIT', 'PEP_MATCH', 'FRAUD_SUSPECTED', 'AML_REVIEW'])(
    'FAILED for %s tells the customer nothing of it, and the operator what was found',
    (reason) => {
      const snapshot = show(object('FAILED', reason));
      expect(snapshot.status.reasons).toEqual([{ code: 'compliance', audience: 'customer', providerCode: reason }]);
      expect(JSON.stringify(snapshotVisibleTo('customer', snapshot))).not.toContain(reason);
    },
  );

  it('FAILED for something that the configuration does not describe is for support', () => {
    const { customer } = object('FAILED', 'ADDITIONAL_INFO_FAILED');
    const more = { failureReasons: { ADDITIONAL_INFO_FAILED: 'additional_info' } } as const;
    expect(show({ customer }, undefined, more).status).toMatchObject({
      status: 'REJECTED',
      recovery: 'support',
      editable: false,
    });
  });

  it('FAILED without a reason takes the one that a webhook told, and keeps it', () => {
    const told = show(object('FAILED'), undefined, { failureReason: 'TAX_VERIFICATION_FAILED' });
    expect(asked(told)).toEqual(['tax_number']);
    expect(show(object('FAILED'), told)).toEqual(told);
  });

  it('that is free text for the staff is told nobody', () => {
    const shown = JSON.stringify([show(object('FAILED', OPERATOR_TEXT)), show(object(OPERATOR_TEXT))]);
    expect(shown).not.toContain(OPERATOR_TEXT);
  });

  it('opens payins only for those who were verified with their Aadhaar', () => {
    const states = (type: string | null) =>
      show(object('VERIFIED', null, { document_type: type })).capabilities.map(({ status }) => status);
    expect([states('AADHAAR'), states('PASSPORT'), states(null)]).toEqual([
      ['active', 'active'],
      ['inactive', 'active'],
      ['inactive', 'active'],
    ]);
    expect(show(object('PROCESSING', null, { document_type: 'AADHAAR' })).capabilities.map(({ status }) => status)).toEqual([
      'pending',
      'pending',
    ]);
  });

  it('in review says by when DollarPe is done at the latest', () => {
    expect(show(object('PROCESSING')).status.expectedBy).toEqual({
      min: '2026-03-02T09:01:00.000Z',
      max: '2026-03-02T11:00:00.000Z',
    });
  });
});

describe('UNVERIFIED', () => {
  const refused = show(object('FAILED', 'DOCUMENT_VERIFICATION_FAILED'));

  it('after an update is in review, because DollarPe has what it asked for', () => {
    expect(show(object('UNVERIFIED'), refused).status.status).toBe('UNDER_REVIEW');
  });

  it('that stays for a day asks for everything again, so that nobody waits for ever', () => {
    const sent = show(object('UNVERIFIED'), refused);
    expect(show(object('UNVERIFIED'), sent, { now: START + 86_399_999 }).status.status).toBe('UNDER_REVIEW');
    const open = show(object('UNVERIFIED'), sent, { now: START + 86_400_000 });
    expect([open.status.status, asked(open).length]).toEqual(['CREATED', 9]);
  });

  it('after VERIFIED begins again', () => {
    const again = show(object('UNVERIFIED'), show(object('VERIFIED')));
    expect([again.status.status, asked(again).length]).toEqual(['CREATED', 9]);
  });
});

describe('the updates that DollarPe counts and does not tell', () => {
  const failed = (reason: string) => object('FAILED', reason);
  /** Round after round of a refusal and an update that was seen by its effect. */
  function rounds(reasons: readonly string[], more: DollarPeMoment = {}) {
    let snapshot = show(object('PROCESSING'), undefined, more);
    for (const reason of reasons) {
      snapshot = show(object('PROCESSING'), show(failed(reason), snapshot, more), more);
    }
    return snapshot;
  }
  const DOC = 'DOCUMENT_VERIFICATION_FAILED';
  const TAX = 'TAX_VERIFICATION_FAILED';

  it('are on the requirement, of three', () => {
    expect(find(show(failed(DOC)), 'document').attempts).toEqual({ used: 0, max: 3 });
    expect(find(show(failed(DOC), rounds([DOC, DOC])), 'document').attempts).toEqual({ used: 2, max: 3 });
  });

  it('are counted once however often the customer is read', () => {
    let snapshot = rounds([DOC]);
    for (let round = 0; round < 3; round += 1) snapshot = show(object('PROCESSING'), snapshot);
    snapshot = show(failed(DOC), snapshot);
    for (let round = 0; round < 3; round += 1) snapshot = show(failed(DOC), snapshot);
    expect(find(snapshot, 'document').attempts).toEqual({ used: 1, max: 3 });
  });

  it('end after the third: then it is support that helps', () => {
    const last = show(failed(DOC), rounds([DOC, DOC, DOC]));
    expect(last.status).toMatchObject({
      status: 'REJECTED',
      substatus: 'attempts_exhausted',
      terminal: true,
      recovery: 'support',
    });
    expect(last.status.reasons).toMatchObject([{ code: 'attempts_exhausted' }]);
    expect(asked(last)).toEqual([]);
    expect(show(failed(DOC), last)).toEqual(last);
  });

  it('count for all kinds together, or for each, as the host says', () => {
    const made = [DOC, DOC, TAX];
    expect(show(failed(TAX), rounds(made)).status.substatus).toBe('attempts_exhausted');
    const more = { countUpdates: 'each' } as const;
    const each = show(failed(TAX), rounds(made, more), more);
    expect([each.status.status, find(each, 'tax_number').attempts]).toEqual([
      'NEEDS_ADDITIONAL_INFORMATION',
      { used: 1, max: 3 },
    ]);
  });

  it('are as many as the host says', () => {
    expect(show(failed(DOC), rounds([DOC], { maxUpdates: 1 }), { maxUpdates: 1 }).status.substatus).toBe('attempts_exhausted');
  });

  it('are kept over a reset, which itself is none', () => {
    const active = show(object('VERIFIED'), rounds([DOC, DOC]));
    const again = show(object('UNVERIFIED'), active);
    expect([isAnswerable(find(again, 'document')), find(again, 'document').attempts]).toEqual([true, { used: 2 }]);
    expect(find(show(failed(DOC), show(object('VERIFIED'), again)), 'document').attempts).toEqual({ used: 2, max: 3 });
  });
});

describe('what is asked follows the configuration', () => {
  const withInfo = (additional_info_required: unknown, types = ['PASSPORT', 'RATION_CARD']) => ({
    ...object('UNVERIFIED'),
    configuration: { supported_document_types: types, additional_info_required },
  });
  const additional = (snapshot: CustomerSnapshot) =>
    snapshot.requirements
      .filter(({ id }) => id.startsWith('additional_info.'))
      .map(({ id, blocking, group, spec }) => [
        id.slice('additional_info.'.length),
        blocking,
        group?.rule,
        group?.min,
        spec.kind,
      ]);
  const fields = {
    a: { type: 'string', required: false },
    b: { type: 'string', required: false },
    c: { type: 'string', required: true },
  };

  it('both sides of each supported kind of document, also of one nobody has published', () => {
    const { spec } = find(show(withInfo(null)), 'document');
    expect(spec).toMatchObject({
      accepted: [
        { type: 'passport', label: { term: 'passport' }, sides: ['front', 'back'] },
        { type: 'RATION_CARD', label: 'Ration card', sides: ['front', 'back'] },
      ],
      mime: ['image/jpeg', 'image/png', 'application/pdf'],
    });
  });

  it('a selfie that is no PDF', () => {
    expect(find(show(withInfo(null)), 'selfie').spec).toMatchObject({ mime: ['image/jpeg', 'image/png'] });
  });

  it('a PAN in India, and elsewhere a tax number if there is one', () => {
    const indian = find(show(object('UNVERIFIED')), 'tax_number');
    const other = find(show(object('UNVERIFIED', null, { country: 'USA' })), 'tax_number');
    expect([indian.blocking, indian.spec]).toMatchObject([true, { required: true, sensitive: true, example: 'ABCDE1234F' }]);
    expect([other.blocking, other.spec]).toMatchObject([false, { required: false, sensitive: true }]);
    expect(other.spec).not.toHaveProperty('pattern');
  });

  it.each([
    [
      'allOf',
      { type: 'allOf', min_required: 2 },
      [
        ['a', true, 'all'],
        ['b', true, 'all'],
        ['c', true, 'all'],
      ],
    ],
    [
      'anyOf',
      { type: 'anyOf', min_required: 2 },
      [
        ['a', true, 'any', 1],
        ['b', true, 'any', 1],
        ['c', true],
      ],
    ],
    [
      'anyOf that is met by what is required',
      { type: 'anyOf', min_required: 1 },
      [
        ['a', false],
        ['b', false],
        ['c', true],
      ],
    ],
    [
      'anyOf that wants more than there is',
      { type: 'anyOf', min_required: 9 },
      [
        ['a', true, 'any', 2],
        ['b', true, 'any', 2],
        ['c', true],
      ],
    ],
    [
      'a rule nobody has published',
      { type: 'oneOf', min_required: 1 },
      [
        ['a', true, 'all'],
        ['b', true, 'all'],
        ['c', true, 'all'],
      ],
    ],
    [
      'no rule',
      undefined,
      [
        ['a', true, 'all'],
        ['b', true, 'all'],
        ['c', true, 'all'],
      ],
    ],
  ])('additional information by %s', (_name, rules, expected) => {
    const shown = additional(show(withInfo({ options: ['a', 'b', 'c'], rules, ...fields })));
    expect(shown).toEqual(expected.map(([id, blocking, rule, min]) => [id, blocking, rule, min, 'field']));
  });

  it('a file where DollarPe wants a link, unless the host says that it is an address', () => {
    const value = withInfo({
      options: ['visa', 'site'],
      visa: { type: 'url', required: true },
      site: { type: 'url', required: true },
    });
    const snapshot = show(value, undefined, { additionalInfo: { site: { link: 'address', title: 'Your site' } } });
    expect(additional(snapshot).map((row) => row.at(-1))).toEqual(['document', 'field']);
    expect(find(snapshot, 'additional_info.site').title).toBe('Your site');
  });

  it('choices, where the host knows them', () => {
    const options = [{ value: 'LOW', label: 'Low' }];
    const snapshot = show(object('UNVERIFIED'), undefined, { additionalInfo: { income_range: { options } } });
    expect(find(snapshot, 'additional_info.income_range').spec).toMatchObject({ input: 'choice', options });
    expect(find(snapshot, 'additional_info.profession')).toMatchObject({
      title: { term: 'occupation' },
      spec: { input: 'text' },
    });
  });

  it('nothing but the hosted pages, or both, as the host says', () => {
    const flowing = (flow: 'hosted' | 'both') => show(object('UNVERIFIED'), undefined, { flow });
    expect(asked(flowing('hosted'))).toEqual(['hosted_check']);
    expect([asked(flowing('both')).length, find(flowing('both'), 'hosted_check').blocking]).toEqual([10, false]);
  });

  it('names of pieces that are also names of the language', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    const snapshot = show(withInfo({ options: names, rules: { type: 'allOf' } }));
    expect(additional(snapshot).map(([name]) => name)).toEqual(names);
    expect(parse(customerSnapshotSchema, snapshot)).toEqual(snapshot);
  });
});

describe('the mapping', () => {
  it('never fails, and is never ACTIVE for anything but VERIFIED', () => {
    const reason = fc.option(fc.oneof(fc.constantFrom('KYC_FAILED', 'TAX_VERIFICATION_FAILED'), fc.string()));
    const status = fc
      .oneof(fc.constantFrom('UNVERIFIED', 'PROCESSING', 'FAILED'), fc.string())
      .filter((value) => value !== 'VERIFIED');
    const customer = fc.record({
      id: fc.string(),
      status,
      failure_reason: reason,
      document_type: fc.jsonValue(),
      country: fc.jsonValue(),
    });
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({ customer: fc.oneof(customer, fc.jsonValue()), configuration: fc.jsonValue() }),
      fc.record({
        customer,
        configuration: fc.record({
          supported_document_types: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
          additional_info_required: fc.oneof(
            fc.record({ options: fc.array(fc.string()), rules: fc.jsonValue() }),
            fc.jsonValue(),
          ),
        }),
      }),
    );
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 4 }), (objects) => {
        let snapshot: CustomerSnapshot | undefined;
        for (const value of objects) {
          snapshot = show(value, snapshot);
          expect(snapshot.status.status).not.toBe('ACTIVE');
          expect(parse(customerSnapshotSchema, snapshot)).toEqual(snapshot);
          expect(show(value, snapshot)).toEqual(snapshot);
        }
      }),
    );
  });
});
