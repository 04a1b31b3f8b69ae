import * as fc from 'fast-check';
import { customerSnapshotSchema, parse, PRESENTED_STATUSES } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { customerAnswerSchema } from '../../../src/backends/sep12/sep12-answers.schema.js';
import { newSession } from '../../../src/backends/sep12/sep12-session.js';
import { showAnswers, type SnapshotParts } from '../../../src/backends/sep12/sep12-snapshot.js';
import { requirement } from './anchor-stage.js';

const PARTS: SnapshotParts = {
  types: [],
  primaryType: undefined,
  customerType: undefined,
  limits: { mime: ['image/jpeg'], maxBytes: 1_000 },
  now: () => Date.parse('2026-05-06T07:08:09Z'),
};

/** What an answer of an anchor is shown as. */
function show(...answers: unknown[]) {
  const read = answers.map((answer, index) => ({
    type: answers.length === 1 ? undefined : `t${index}`,
    read: { answer: parse(customerAnswerSchema, answer), lang: 'en' },
  }));
  const types = answers.length === 1 ? [] : answers.map((_answer, index) => ({ id: `t${index}` }));
  return showAnswers(newSession('ada'), read, { ...PARTS, types });
}

const NAME = { type: 'string', description: 'Your name' };
const PHOTO = { type: 'binary', description: 'A photo' };

describe('the status of an answer', () => {
  it.each([
    ['nobody is registered', { status: 'NEEDS_INFO', fields: { first_name: NAME } }, 'CREATED', 'awaiting_submission', true],
    [
      'somebody is registered, who gave nothing',
      { id: '1', status: 'NEEDS_INFO', fields: { a: NAME }, provided_fields: {} },
      'CREATED',
      'awaiting_submission',
      true,
    ],
    [
      'something is missing',
      { id: '1', status: 'NEEDS_INFO', fields: { a: NAME } },
      'NEEDS_ADDITIONAL_INFORMATION',
      'information_required',
      true,
    ],
    [
      'a file is missing',
      { id: '1', status: 'NEEDS_INFO', fields: { a: NAME, photo_id_back: PHOTO } },
      'NEEDS_ADDITIONAL_INFORMATION',
      'documents_required',
      true,
    ],
    [
      'a file was refused',
      { id: '1', status: 'NEEDS_INFO', provided_fields: { photo_id_front: { ...PHOTO, status: 'REJECTED' } } },
      'NEEDS_ADDITIONAL_INFORMATION',
      'document_rejected',
      true,
    ],
    [
      'a value was refused',
      { id: '1', status: 'NEEDS_INFO', provided_fields: { a: { ...NAME, status: 'REJECTED' } } },
      'NEEDS_ADDITIONAL_INFORMATION',
      'resubmission_requested',
      true,
    ],
    ['it is looked at', { id: '1', status: 'PROCESSING' }, 'UNDER_REVIEW', undefined, false],
    [
      'it is looked at, and more may be given',
      { id: '1', status: 'PROCESSING', fields: { a: { ...NAME, optional: true } } },
      'UNDER_REVIEW',
      undefined,
      true,
    ],
    ['all is well', { id: '1', status: 'ACCEPTED' }, 'ACTIVE', undefined, false],
    [
      'all is well, and something mandatory is asked',
      { id: '1', status: 'ACCEPTED', fields: { a: NAME } },
      'ACTIVE',
      'requirements_upcoming',
      true,
    ],
    ['it is over', { id: '1', status: 'REJECTED', message: 'Not possible.', fields: { a: NAME } }, 'REJECTED', undefined, false],
    ['nobody knows the word', { id: '1', status: 'accepted', fields: { a: NAME } }, 'UNKNOWN', 'unknown_provider_status', false],
  ])('when %s', (_when, answer, status, substatus, editable) => {
    expect(show(answer).status).toMatchObject({ status, editable, provider: { name: 'sep12', value: answer.status } });
    expect(show(answer).status.substatus).toBe(substatus);
  });

  it('tells what the anchor says of it, in its language', () => {
    const { status } = show({ id: '1', status: 'REJECTED', message: 'Not possible.' });
    expect(status).toMatchObject({ terminal: true, recovery: 'none' });
    expect(status.reasons).toEqual([{ code: 'other', message: { default: 'Not possible.', lang: 'en' }, audience: 'customer' }]);
  });

  it('asks nothing of anybody where the decision is final, or where nobody knows what is meant', () => {
    for (const status of ['REJECTED', 'ON_HOLD']) {
      const { requirements } = show({
        id: '1',
        status,
        fields: { a: NAME },
        provided_fields: { b: { ...NAME, status: 'REJECTED' } },
      });
      expect(requirements.map(({ id, awaiting }) => [id, awaiting])).toEqual([['b', 'provider']]);
    }
  });
});

describe('several types', () => {
  const asking = { id: '1', status: 'NEEDS_INFO', fields: { a: { ...NAME, optional: true }, b: NAME } };

  it('are scopes, and the customer can answer one while another is active', () => {
    const { status, scopes, requirements } = show({ id: '1', status: 'ACCEPTED' }, asking);
    expect(scopes.map((scope) => [scope.id, scope.status.status])).toEqual([
      ['t0', 'ACTIVE'],
      ['t1', 'NEEDS_ADDITIONAL_INFORMATION'],
    ]);
    expect(status).toMatchObject({ status: 'ACTIVE', substatus: 'restricted', editable: true });
    expect(requirements.map(({ id, scopeId }) => [id, scopeId])).toEqual([
      ['a', 't1'],
      ['b', 't1'],
    ]);
  });

  it('ask once for what both ask, as strictly as one of them does', () => {
    const strict = {
      id: '1',
      status: 'NEEDS_INFO',
      fields: { a: NAME },
      provided_fields: { b: { ...NAME, status: 'ACCEPTED' } },
    };
    const { requirements } = show(asking, strict);
    expect(requirements.map(({ id, blocking, status }) => [id, blocking, status])).toEqual([
      ['a', true, 'open'],
      ['b', true, 'open'],
    ]);
  });
});

describe('what is asked', () => {
  it('has the kit’s own words where SEP-9 names it, and the anchor’s where not', () => {
    const snapshot = show({
      status: 'NEEDS_INFO',
      fields: {
        first_name: { type: 'string', description: 'As in your passport' },
        moon_permit: { type: 'string', description: 'Permit for the moon' },
        bare: { type: 'number' },
        'organization.name': { type: 'string' },
        id_type: { type: 'string', description: 'Kind of document', choices: ['Passport', 'Library card'] },
        odd: { type: 'colour', description: 'A colour' },
      },
    });
    const spoken = snapshot.requirements.map(({ title, help }) => [title, help]);
    expect(spoken).toEqual([
      [
        { term: 'first_name', default: 'First name', lang: 'en' },
        { default: 'As in your passport', lang: 'en' },
      ],
      [{ default: 'Permit for the moon', lang: 'en' }, undefined],
      ['bare', undefined],
      [{ term: 'business_name', default: 'Name of the business', lang: 'en' }, undefined],
      [{ default: 'Kind of document', lang: 'en' }, undefined],
      [{ default: 'A colour', lang: 'en' }, undefined],
    ]);
    expect(snapshot.type).toBe('BUSINESS');
    expect(requirement(snapshot, 'organization.name').subject).toEqual({ type: 'business' });
    expect(requirement(snapshot, 'odd').spec).toMatchObject({ input: 'colour' });
    expect(requirement(snapshot, 'id_type').spec).toMatchObject({
      input: 'choice',
      options: [
        { value: 'Passport', label: { default: 'Passport', lang: 'en', term: 'passport' } },
        { value: 'Library card', label: { default: 'Library card', lang: 'en' } },
      ],
    });
  });

  it('is entered as what it is, also where only the anchor has words for it', () => {
    const names = ['mobile_money_number', 'bank_phone_number', 'card.country_code', 'birth_country_code'];
    const fields = Object.fromEntries(names.map((each) => [each, { type: 'string', description: 'Said by the anchor' }]));
    const { requirements } = show({ status: 'NEEDS_INFO', fields });
    expect(requirements.map(({ id, spec }) => [id, spec.kind === 'field' && spec.input])).toEqual([
      ['mobile_money_number', 'phone'],
      ['bank_phone_number', 'phone'],
      ['card.country_code', 'country'],
      ['birth_country_code', 'country'],
    ]);
  });

  it('for both sides of a photo id is one request, which keeps its name while one side is left', () => {
    const [front, back] = [PHOTO, PHOTO];
    const both = show({ status: 'NEEDS_INFO', fields: { photo_id_back: back, photo_id_front: front } });
    expect(requirement(both, 'photo_id').spec).toMatchObject({ accepted: [{ sides: ['front', 'back'] }] });
    const refused = { ...back, status: 'REJECTED', error: 'It is blurred.' };
    const provided_fields = { photo_id_front: { ...front, status: 'ACCEPTED' }, photo_id_back: refused };
    const one = requirement(show({ id: '1', status: 'NEEDS_INFO', provided_fields }), 'photo_id');
    expect(one).toMatchObject({ status: 'rejected', awaiting: 'customer', spec: { accepted: [{ sides: ['back'] }] } });
    expect(one.reasons).toEqual([{ code: 'other', message: { default: 'It is blurred.', lang: 'en' }, audience: 'customer' }]);
  });

  it('is two requests where one side may be left out', () => {
    const fields = { photo_id_front: PHOTO, photo_id_back: { ...PHOTO, optional: true } };
    const { requirements } = show({ status: 'NEEDS_INFO', fields });
    expect(requirements.map(({ id, blocking }) => [id, blocking])).toEqual([
      ['photo_id_front', true],
      ['photo_id_back', false],
    ]);
  });

  it.each([
    ['ACCEPTED', 'accepted'],
    ['PROCESSING', 'submitted'],
    ['SHREDDED', 'submitted'],
    [undefined, 'submitted'],
  ])('and was given with the status %s awaits nobody but the anchor', (status, shown) => {
    const snapshot = show({ id: '1', status: 'PROCESSING', provided_fields: { a: { ...NAME, status } } });
    expect(requirement(snapshot, 'a')).toMatchObject({ status: shown, awaiting: 'provider' });
  });

  it('is a code where something given has to be confirmed', () => {
    const provided_fields = { mobile_number: { type: 'string', status: 'VERIFICATION_REQUIRED' } };
    const fields = { mobile_number_verification: { type: 'string', description: 'The code, once more' } };
    const snapshot = show({ id: '1', status: 'NEEDS_INFO', fields, provided_fields });
    expect(snapshot.requirements.map(({ id }) => id)).toEqual(['mobile_number_verification', 'mobile_number_correction']);
    expect(requirement(snapshot, 'mobile_number_verification')).toMatchObject({
      kind: 'action',
      awaiting: 'customer',
      blocking: true,
      spec: { action: 'verify_code' },
    });
    expect(snapshot.status.editable).toBe(true);
    expect(snapshot.allowed).toMatchObject({ completeAction: true, submitAnswers: true, uploadFile: false });
  });

  it('goes with what was given, to be put right, where a code has to come to it', () => {
    const provided_fields = { mobile_number: { type: 'string', status: 'VERIFICATION_REQUIRED' } };
    const snapshot = show({ id: '1', status: 'NEEDS_INFO', provided_fields });
    expect(requirement(snapshot, 'mobile_number_correction')).toMatchObject({
      kind: 'field',
      status: 'open',
      awaiting: 'customer',
      blocking: false,
      help: { term: 'correction' },
      spec: { path: 'mobile_number', input: 'phone', required: false },
    });
    const waiting = show({ id: '1', status: 'PROCESSING', provided_fields });
    expect(waiting.requirements.map(({ id }) => id)).toEqual(['mobile_number_verification']);
  });
});

const word = fc.oneof(fc.constantFrom('NEEDS_INFO', 'PROCESSING', 'ACCEPTED', 'REJECTED', 'VERIFICATION_REQUIRED'), fc.string());
const name = fc.oneof(
  fc.constantFrom(
    'first_name',
    'photo_id_front',
    'photo_id_back',
    'photo_id',
    'mobile_number',
    'mobile_number_verification',
    'organization.name',
    '__proto__',
  ),
  fc.string(),
);
const field = fc.record(
  {
    type: fc.oneof(fc.constantFrom('string', 'binary', 'date', 'number'), fc.string(), fc.constant(null)),
    description: fc.oneof(fc.string(), fc.constant(null)),
    choices: fc.oneof(fc.array(fc.string()), fc.constant(null)),
    optional: fc.oneof(fc.boolean(), fc.constant(null)),
    status: fc.oneof(word, fc.constant(null)),
    error: fc.oneof(fc.string(), fc.constant(null)),
  },
  { requiredKeys: [] },
);
const fields = fc.oneof(fc.dictionary(name, field), fc.constant(null));
const answer = fc.record(
  {
    id: fc.oneof(fc.string(), fc.constant(null)),
    status: word,
    fields,
    provided_fields: fields,
    message: fc.oneof(fc.string(), fc.constant(null)),
  },
  { requiredKeys: ['status'] },
);

describe('whatever an anchor answers in the shape of the standard', () => {
  it('is a snapshot that fits the schema, active only where the anchor says so, and the same twice', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 3 }), (answers) => {
        const snapshot = show(...answers);
        const plain: unknown = JSON.parse(JSON.stringify(snapshot));
        expect(parse(customerSnapshotSchema, plain)).toEqual(plain);
        expect(PRESENTED_STATUSES).toContain(snapshot.status.status);
        const isAccepted = answers.some(({ status }) => status === 'ACCEPTED');
        expect(snapshot.status.status === 'ACTIVE').toBe(isAccepted);
        const isUnknown = answers.every(({ status }) => !['NEEDS_INFO', 'PROCESSING', 'ACCEPTED', 'REJECTED'].includes(status));
        if (isUnknown) expect(snapshot.status).toMatchObject({ status: 'UNKNOWN', editable: false });
        const ids = snapshot.requirements.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(show(...answers).version).toBe(snapshot.version);
      }),
    );
  });
});
