import type { CustomerSnapshot } from 'customer-status-kit/model';
import { afterEach, describe, expect, it } from 'vitest';
import { problemOf } from '../../fixtures/desk.ts';
import { answersFor, asked, type FernDesk, noise, openFernDesk } from './fern-desk.ts';

const desks: FernDesk[] = [];
async function open(...parameters: Parameters<typeof openFernDesk>): Promise<FernDesk> {
  const desk = await openFernDesk(...parameters);
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

async function submitAll(desk: FernDesk, snapshot?: CustomerSnapshot): Promise<CustomerSnapshot> {
  const answers = await answersFor(desk, asked(snapshot ?? (await desk.ada.customer())));
  return desk.ada.write('POST', '/answers', { answers });
}

describe('a new individual', () => {
  it('is asked for the profile, may use the form of Fern instead, and is sent to review once it is whole', async () => {
    const desk = await open();
    const met = await desk.ada.customer();
    expect(met.status).toMatchObject({ status: 'CREATED', recovery: 'self', editable: true });
    expect(met.requirements.find(({ id }) => id === 'verificationLink')).toMatchObject({
      blocking: false,
      spec: { action: 'redirect', url: 'https://forms.fernhq.com/verify-customer/ada', start: 'url_in_snapshot' },
    });
    const sent = await submitAll(desk, met);
    expect(sent.status).toMatchObject({ status: 'UNDER_REVIEW', editable: false, recovery: 'none' });
    expect(sent.allowed).toMatchObject({ submitAnswers: false, uploadFile: false });
    expect(sent.requirements.every(({ status }) => status === 'submitted')).toBe(true);
    expect(desk.fern.updates).toHaveLength(1);
  });

  it('sends what Fern understands: its names, its address, its files', async () => {
    const desk = await open();
    await submitAll(desk);
    expect(desk.fern.updates[0]?.body).toMatchObject({
      kycData: {
        phoneNumber: '+14155551234',
        nationality: 'US',
        address: {
          streetLine1: '350 5th Avenue',
          streetLine2: 'Floor 21',
          city: 'New York',
          stateRegionProvince: 'NY',
          postalCode: '10016',
          countryCode: 'US',
        },
        nationalIdType: 'SSN',
        nationalIdNumber: '987-65-4321',
        isIntermediary: false,
        documents: [
          {
            type: 'GOVERNMENT_ID',
            subtype: 'PASSPORT',
            countryCode: 'US',
            issuanceDate: '2021-03-10',
            frontIdImage: expect.stringMatching(/^data:image\/png;base64,/),
          },
        ],
      },
    });
  });

  it('may send a part, stays as it is, and is not asked again for what was sent', async () => {
    const desk = await open();
    const met = await desk.ada.customer();
    const name = met.requirements.filter(({ id }) => id === 'kycData.legalFirstName');
    const sent = await desk.ada.write('POST', '/answers', { answers: await answersFor(desk, name) });
    expect(sent.status.status).toBe('CREATED');
    expect(sent.requirements.find(({ id }) => id === 'kycData.legalFirstName')).toMatchObject({
      status: 'submitted',
      spec: { currentValue: 'Some legalFirstName' },
    });
    expect(desk.fern.updates[0]?.body).toEqual({ kycData: { legalFirstName: 'Some legalFirstName' } });
    expect((await submitAll(desk, sent)).status.status).toBe('UNDER_REVIEW');
  });

  it('gives the tax number together with its kind and its country, or hears which of them is missing', async () => {
    const desk = await open();
    await desk.ada.customer();
    const answers = [{ kind: 'field', requirementId: 'kycData.nationalIdNumber', value: '987-65-4321' }];
    const problem = await problemOf(await desk.ada.send('POST', '/customers/ada/answers', { body: { answers } }));
    expect(problem).toMatchObject({
      code: 'validation_failed',
      fieldErrors: [
        { path: 'kycData.nationalIdType', code: 'information_missing' },
        { path: 'kycData.nationalIdIssuingCountry', code: 'information_missing' },
      ],
    });
    expect(desk.fern.updates).toEqual([]);
  });

  it('is not asked for what Fern has already', async () => {
    const desk = await open();
    desk.fern.addCustomer({
      id: 'ada',
      data: { kycData: { dateOfBirth: '1990-05-17', documents: [{ type: 'GOVERNMENT_ID' }] } },
    });
    const met = await desk.ada.customer();
    const statusOf = (id: string) => met.requirements.find((requirement) => requirement.id === id)?.status;
    expect([statusOf('kycData.dateOfBirth'), statusOf('kycData.governmentId'), statusOf('kycData.address')]).toEqual([
      'submitted',
      'submitted',
      'open',
    ]);
    expect(JSON.stringify(met)).not.toContain('1990-05-17');
  });

  it('hears which answer Fern does not take, whichever shape the error has', async () => {
    for (const [errors, path] of [
      ['published', 'kycData.phoneNumber'],
      ['nested', 'kycData.phoneNumber'],
    ] as const) {
      const desk = await open({ errors });
      await desk.ada.customer();
      const answers = [{ kind: 'field', requirementId: 'kycData.phoneNumber', value: '555' }];
      const problem = await problemOf(await desk.ada.send('POST', '/customers/ada/answers', { body: { answers } }));
      expect(problem, errors).toMatchObject({
        status: 422,
        code: 'validation_failed',
        fieldErrors: [{ path, code: 'data_invalid' }],
      });
    }
  });

  it('hears that an answer was not taken where the error names no field', async () => {
    const desk = await open({ errors: 'flat' });
    await desk.ada.customer();
    const answers = [{ kind: 'field', requirementId: 'kycData.phoneNumber', value: '555' }];
    const response = await desk.ada.send('POST', '/customers/ada/answers', { body: { answers } });
    expect(await problemOf(response)).toMatchObject({ status: 422, code: 'validation_failed' });
  });

  it('hears of a picture that is too small before it is sent', async () => {
    const desk = await open();
    const upload = async (file: Blob) => {
      await desk.ada.customer();
      const form = { requirementId: 'kycData.governmentId', documentType: 'passport', side: 'single', file };
      return problemOf(await desk.ada.send('POST', '/customers/ada/files', { form }));
    };
    expect(await upload(noise(90))).toMatchObject({ code: 'file_unreadable' });
    expect(await upload(noise(150, 300))).toMatchObject({ code: 'file_unreadable' });
    const strict = await open({ strictFiles: true }, { documents: { minBytes: 100_000 } });
    await strict.ada.customer();
    await expect(strict.upload('kycData.governmentId', 'passport', 'single', noise(250))).rejects.toThrow('file_unreadable');
    expect((await strict.upload('kycData.governmentId', 'passport', 'single', noise(400))).size).toBeGreaterThan(100_000);
  });

  it('may take a file back until it is sent', async () => {
    const desk = await open();
    await desk.ada.customer();
    const file = await desk.upload('kycData.governmentId', 'passport', 'single');
    expect((await desk.ada.send('DELETE', `/customers/ada/files/${file.id}`)).status).toBe(204);
    expect((await desk.ada.customer()).documents).toEqual([]);
  });
});

describe('a request for information', () => {
  async function askedFor(desk: FernDesk, codes: readonly string[]) {
    await submitAll(desk);
    desk.passTime(60_000);
    await desk.fern.requestInformation(
      'ada',
      codes.map((code) => ({ code, message: `Please mend ${code}.` })),
    );
    await desk.deliver();
    return desk.ada.customer();
  }

  it('asks for the side that is missing, says why, and goes back to review when it is there', async () => {
    const desk = await open();
    const request = await askedFor(desk, ['DOCUMENT_MISSING_BACK']);
    expect(request.status).toMatchObject({
      status: 'NEEDS_ADDITIONAL_INFORMATION',
      substatus: 'document_rejected',
      editable: true,
    });
    const [requirement] = asked(request);
    expect(requirement).toMatchObject({
      id: 'issue.DOCUMENT_MISSING_BACK',
      reasons: [
        { code: 'document_missing_side', providerCode: 'DOCUMENT_MISSING_BACK', message: 'Please mend DOCUMENT_MISSING_BACK.' },
      ],
      spec: {
        accepted: [
          { type: 'drivers_license', sides: ['back'] },
          { type: 'national_id', sides: ['back'] },
        ],
      },
    });
    const again = await submitAll(desk, request);
    expect(again.status.status).toBe('UNDER_REVIEW');
    expect(desk.fern.updates.at(-1)?.body).toEqual({
      kycData: {
        documents: [{ type: 'GOVERNMENT_ID', subtype: 'DRIVERS_LICENSE', backIdImage: expect.stringMatching(/^data:/) }],
      },
    });
  });

  it('asks again where the answer was not good enough, and counts', async () => {
    const desk = await open();
    const request = await askedFor(desk, ['DOC_QUALITY_POOR']);
    await submitAll(desk, request);
    desk.passTime(60_000);
    await desk.fern.requestInformation('ada', [{ code: 'DOC_QUALITY_POOR' }]);
    await desk.deliver();
    const [again] = asked(await desk.ada.customer());
    expect(again).toMatchObject({
      id: 'issue.DOC_QUALITY_POOR',
      status: 'rejected',
      attempts: { used: 1 },
      awaiting: 'customer',
    });
    expect((await submitAll(desk)).status.status).toBe('UNDER_REVIEW');
  });

  it('asks for a new document with its number and dates where the old one has expired', async () => {
    const desk = await open();
    const request = await askedFor(desk, ['DOCUMENT_EXPIRED']);
    expect(asked(request).map(({ id }) => id)).toEqual([
      'issue.DOCUMENT_EXPIRED',
      'issue.DOCUMENT_EXPIRED.document.documentIdNumber',
      'issue.DOCUMENT_EXPIRED.document.countryCode',
      'issue.DOCUMENT_EXPIRED.document.issuanceDate',
      'issue.DOCUMENT_EXPIRED.document.expirationDate',
    ]);
    expect((await submitAll(desk, request)).status.status).toBe('UNDER_REVIEW');
    expect(desk.fern.updates.at(-1)?.body).toMatchObject({
      kycData: { documents: [{ documentIdNumber: 'Some documentIdNumber', expirationDate: '2021-03-10' }] },
    });
  });

  it('with a code nobody knows is no dead end: any usual document will do, or the form, or support', async () => {
    const desk = await open();
    const request = await askedFor(desk, ['PHASE_OF_THE_MOON']);
    const ways = request.requirements.filter(({ group }) => group?.id === 'issue.PHASE_OF_THE_MOON');
    expect(ways.map(({ id, spec }) => [id, spec.kind])).toEqual([
      ['issue.PHASE_OF_THE_MOON', 'document'],
      ['verificationLink', 'action'],
      ['support', 'action'],
    ]);
    const document = request.requirements.filter(({ id }) => id === 'issue.PHASE_OF_THE_MOON');
    const answers = await answersFor(desk, document);
    expect((await desk.ada.write('POST', '/answers', { answers })).status.status).toBe('UNDER_REVIEW');
  });

  it('that lists nothing, as in the draft, offers a document, the address or support', async () => {
    const desk = await open({ generation: 'draft' });
    const request = await askedFor(desk, ['DOCUMENT_EXPIRED']);
    expect(request.status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    const answerable = request.requirements.filter(({ status }) => status === 'open');
    expect(answerable.map(({ id, group }) => [id, group?.rule])).toEqual([
      ['request', 'any'],
      ['request.address', 'any'],
      ['support', 'any'],
    ]);
    const answers = await answersFor(
      desk,
      answerable.filter(({ kind }) => kind === 'field'),
    );
    expect((await desk.ada.write('POST', '/answers', { answers })).status.status).toBe('UNDER_REVIEW');
    expect(desk.fern.updates.at(-1)?.body).toEqual({ kycData: { address: expect.objectContaining({ city: 'New York' }) } });
  });

  it('whose answer Fern keeps without a review leads to support', async () => {
    const desk = await open({ requests: 'kept' });
    const request = await askedFor(desk, ['DOC_QUALITY_POOR']);
    const sent = await submitAll(desk, request);
    expect(sent.status).toMatchObject({ status: 'NEEDS_ADDITIONAL_INFORMATION', recovery: 'support' });
    expect(sent.requirements.find(({ id }) => id === 'issue.DOC_QUALITY_POOR')?.status).toBe('submitted');
    expect(sent.requirements.find(({ id }) => id === 'support')).toMatchObject({ spec: { action: 'contact_support' } });
  });

  it('that only people can answer is refused as a conflict, or not offered where the host knows', async () => {
    const desk = await open({ requests: 'refused' });
    const request = await askedFor(desk, ['DOC_QUALITY_POOR']);
    const answers = await answersFor(desk, asked(request));
    const refused = await desk.ada.send('POST', '/customers/ada/answers', { body: { answers } });
    expect(await problemOf(refused)).toMatchObject({ status: 409, code: 'state_conflict' });
    const manual = await open({ requests: 'refused' }, { requests: 'manual' });
    const told = await askedFor(manual, ['DOC_QUALITY_POOR']);
    expect(told.status).toMatchObject({ editable: false, recovery: 'support' });
    expect(told.requirements.filter(({ status }) => status === 'open').map(({ id }) => id)).toEqual([
      'verificationLink',
      'support',
    ]);
  });
});

describe('data that are locked', () => {
  it.each([409, 400] as const)('are a conflict, whether Fern says %i', async (lockedAs) => {
    const desk = await open({ lockedAs });
    const met = await desk.ada.customer();
    desk.fern.customers.get('ada')!.status = 'UNDER_REVIEW';
    const answers = await answersFor(desk, asked(met).slice(0, 1));
    const response = await desk.ada.send('POST', '/customers/ada/answers', { body: { answers } });
    expect(await problemOf(response)).toMatchObject({ status: 409, code: 'state_conflict' });
  });
});

describe('a decision', () => {
  it('comes when all of them have approved, and accepts what was sent', async () => {
    const desk = await open({ verifiers: ['bank', 'screening'] });
    await submitAll(desk);
    desk.passTime(60_000);
    await desk.fern.approve('ada', 'bank');
    await desk.deliver();
    expect((await desk.ada.customer()).status.status).toBe('UNDER_REVIEW');
    await desk.fern.approve('ada', 'screening');
    await desk.deliver();
    const active = await desk.ada.customer();
    expect(active.status).toMatchObject({ status: 'ACTIVE', terminal: false, editable: false, reasons: [] });
    expect(active.requirements.every(({ status }) => status === 'accepted')).toBe(true);
  });

  it('against the customer is final and leads to support', async () => {
    const desk = await open();
    await submitAll(desk);
    desk.passTime(60_000);
    await desk.fern.setStatus('ada', 'REJECTED', [{ code: 'SANCTIONS_MATCH', message: 'On the list of nobody.' }]);
    await desk.deliver();
    const rejected = await desk.ada.customer();
    expect(rejected.status).toMatchObject({ status: 'REJECTED', terminal: true, recovery: 'support' });
    expect(JSON.stringify(rejected)).not.toMatch(/SANCTIONS|list of nobody/);
  });

  it('may be taken back and given again', async () => {
    const desk = await open();
    await desk.ada.customer();
    const seen: string[] = [];
    for (const status of ['ACTIVE', 'DEACTIVATED', 'ACTIVE', 'SOMETHING_NEW', 'CREATED']) {
      desk.passTime(60_000);
      await desk.fern.setStatus('ada', status);
      await desk.deliver();
      seen.push((await desk.ada.customer()).status.status);
    }
    expect(seen).toEqual(['ACTIVE', 'DEACTIVATED', 'ACTIVE', 'UNKNOWN', 'CREATED']);
  });
});

describe('a business', () => {
  it('is asked for itself and for each person behind it, and all people are sent together', async () => {
    const persons = [
      { id: 'jane', label: 'Jane Smith' },
      { id: 'john', label: 'John Doe' },
    ];
    const desk = await open({}, { type: 'BUSINESS', persons: () => persons });
    const met = await desk.ada.customer();
    const people = met.requirements.filter(({ subject }) => subject.type === 'person');
    expect(new Set(people.map(({ subject }) => subject.id))).toEqual(new Set(['jane', 'john']));
    const [one] = await answersFor(
      desk,
      people.filter(({ id }) => id.endsWith('jane.legalFirstName')),
    );
    const alone = await problemOf(await desk.ada.send('POST', '/customers/ada/answers', { body: { answers: [one] } }));
    expect(alone).toMatchObject({ code: 'validation_failed' });
    expect(JSON.stringify(alone['fieldErrors'])).toContain('kybData.associatedPersons.john.legalLastName');
    const sent = await submitAll(desk, met);
    expect(sent.status.status).toBe('UNDER_REVIEW');
    expect(desk.fern.updates[0]?.body).toMatchObject({
      kybData: {
        businessInfo: { legalBusinessName: 'Some legalBusinessName', businessIndustries: '541511' },
        associatedPersons: [
          {
            legalFirstName: 'Some legalFirstName',
            ownershipPercentage: 0.45,
            documents: [{ type: 'GOVERNMENT_ID', frontIdImage: expect.any(String) }],
          },
          { legalLastName: 'Some legalLastName', documents: [{ subtype: 'PASSPORT' }] },
        ],
        businessDocuments: [
          { type: 'ARTICLES_OF_INCORPORATION', documentImage: expect.any(String) },
          { type: 'OPERATING_AGREEMENT' },
          { type: 'UTILITY_BILL' },
        ],
      },
    });
  });

  it('hears which person an error is about', async () => {
    const desk = await open({}, { type: 'BUSINESS', persons: () => [{ id: 'jane' }, { id: 'john' }] });
    const met = await desk.ada.customer();
    const answers = await answersFor(
      desk,
      asked(met).filter(({ subject }) => subject.type === 'person'),
    );
    const changed = answers.map((answer) =>
      answer.requirementId.endsWith('john.ownershipPercentage') ? { ...answer, value: '450' } : answer,
    );
    const problem = await problemOf(await desk.ada.send('POST', '/customers/ada/answers', { body: { answers: changed } }));
    expect(problem['fieldErrors']).toEqual([
      { path: 'kybData.associatedPersons.john.ownershipPercentage', code: 'data_invalid' },
    ]);
  });

  it('asked with a code nobody knows may send any paper of the business', async () => {
    const desk = await open({}, { type: 'BUSINESS' });
    await submitAll(desk);
    desk.passTime(60_000);
    await desk.fern.requestInformation('ada', [{ code: 'CASE_7' }]);
    await desk.deliver();
    await desk.ada.customer();
    const file = await desk.upload('issue.CASE_7', 'bank_statement', 'single');
    const answer = { kind: 'document', requirementId: 'issue.CASE_7', documentType: 'bank_statement', fileIds: [file.id] };
    expect((await desk.ada.write('POST', '/answers', { answers: [answer] })).status.status).toBe('UNDER_REVIEW');
    const image = { description: 'bank statement', documentImage: expect.stringMatching(/^data:image/) };
    expect(desk.fern.updates.at(-1)?.body).toEqual({ kybData: { businessDocuments: [{ type: 'BANK_STATEMENT', ...image }] } });
  });

  it('with an issue about a document asks each person, because the issue names none, and says who they are', async () => {
    const desk = await open({}, { type: 'BUSINESS', persons: () => [{ id: 'jane' }, { id: 'john' }] });
    await submitAll(desk);
    desk.passTime(60_000);
    await desk.fern.requestInformation('ada', [{ code: 'DOC_QUALITY_POOR' }]);
    await desk.deliver();
    const request = await desk.ada.customer();
    expect(asked(request).map(({ id, group }) => [id, group?.rule])).toEqual([
      ['issue.DOC_QUALITY_POOR.jane', 'any'],
      ['issue.DOC_QUALITY_POOR.john', 'any'],
    ]);
    const answers = await answersFor(desk, asked(request).slice(1));
    expect((await desk.ada.write('POST', '/answers', { answers })).status.status).toBe('UNDER_REVIEW');
    expect(desk.fern.updates.at(-1)?.body).toMatchObject({
      kybData: { associatedPersons: [{ legalFirstName: 'Some legalFirstName' }, { documents: [{ type: 'GOVERNMENT_ID' }] }] },
    });
  });
});
