import type { LifecycleEvent } from 'customer-status-kit/model';
import { parse, submitAnswersSchema } from 'customer-status-kit/model';
import { dollarPeConnector } from 'customer-status-kit/server/connectors/dollarpe';
import { describe, expect, it } from 'vitest';
import type { SimulatedFault } from '../../../providers/simulated-server.js';
import { pdf } from '../../../files/file-bytes.js';
import { BASE, problemOf, requirementOf } from '../../fixtures/desk.js';
import {
  ADDRESS,
  contextOf,
  DOCUMENT_NUMBER,
  documentAgain,
  field,
  openDollarPe,
  send,
  TAX_NUMBER,
  upload,
  wholeForm,
} from './dollarpe-desk.js';

const REFUSED = { status: 'FAILED', failure_reason: 'DOCUMENT_VERIFICATION_FAILED', document_type: 'AADHAAR' };

const readAnswers = (answers: readonly unknown[]) => parse(submitAnswersSchema, { answers }).answers;

const attemptsOf = ({ requirements }: { requirements: readonly { id: string; attempts?: unknown }[] }, id = 'document') =>
  requirements.find((requirement) => requirement.id === id)?.attempts;

describe('a new customer', () => {
  it('sends everything at once, and DollarPe fetches the pictures by their links', async () => {
    const { desk, customer, sent } = await openDollarPe({
      connector: { registeredOn: () => '2026-01-31', selfieVerified: false },
    });
    expect((await desk.ada.customer()).status.status).toBe('CREATED');
    const after = await send(desk.ada, await wholeForm(desk.ada));
    expect(after.status.status).toBe('UNDER_REVIEW');
    expect(sent('add-kyc-data')).toMatchObject({
      customer_id: customer.id,
      full_name: 'Ada Example',
      dob: '17-05-1990',
      registered_date: '31-01-2026',
      tax_number: TAX_NUMBER,
      full_address: ADDRESS,
      document_type: 'AADHAAR',
      document_details: { document_number: DOCUMENT_NUMBER, additional_data: {} },
      selfie_verification_status: false,
      additional_info: { income_range: '10-20 lakh', profession: 'Mathematician' },
    });
    expect(customer.images.map(({ type }) => type)).toEqual(['image/jpeg', 'image/png', 'image/png']);
    expect(new Set(customer.images.map(({ url }) => url)).size).toBe(3);
  });

  it('is approved by a webhook, and the documents with them', async () => {
    const { desk, dollarPe, customer } = await openDollarPe();
    await send(desk.ada, await wholeForm(desk.ada));
    expect(await dollarPe.decide(customer.id, 'VERIFIED')).toBe(204);
    const active = await desk.ada.customer();
    expect([active.status.status, active.documents.map(({ status }) => status)]).toEqual(['ACTIVE', ['accepted', 'accepted']]);
    expect(active.capabilities).toMatchObject([
      { id: 'payin', status: 'active' },
      { id: 'payout', status: 'active' },
    ]);
    const { events } = await desk.ada.events();
    const moves = events
      .filter(({ type }) => type === 'status_changed')
      .map(({ from, to, irregular }: LifecycleEvent) => [from, to, irregular]);
    expect(moves).toEqual([
      ['UNDER_REVIEW', 'ACTIVE', undefined],
      ['CREATED', 'UNDER_REVIEW', undefined],
      [undefined, 'CREATED', undefined],
    ]);
  });

  it('who leaves something out is told what, and nothing is sent', async () => {
    const { desk, asked } = await openDollarPe();
    const answers = (await wholeForm(desk.ada)).filter(
      ({ requirementId }) => requirementId !== 'document_number' && requirementId !== 'selfie',
    );
    const response = await desk.ada.send('POST', '/customers/ada/answers', { body: { answers } });
    const { code, fieldErrors } = await problemOf(response);
    expect([code, fieldErrors]).toEqual([
      'validation_failed',
      [
        { path: 'document_number', code: 'information_missing' },
        { path: 'selfie', code: 'information_missing' },
      ],
    ]);
    expect(asked('POST add-kyc-data')).toBe(0);
  });

  it('need not write a name again that is on file', async () => {
    const { desk, sent } = await openDollarPe();
    const answers = (await wholeForm(desk.ada)).filter(({ requirementId }) => requirementId !== 'full_name');
    expect((await send(desk.ada, answers)).status.status).toBe('UNDER_REVIEW');
    expect(sent('add-kyc-data')).toMatchObject({ full_name: 'Ada Example' });
  });

  it('may give a PDF of a document, and none of a face', async () => {
    const { desk } = await openDollarPe();
    await desk.ada.customer();
    const give = (requirementId: string, documentType: string, side: string) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ requirementId, documentType, side })) form.set(name, value);
      form.set('file', new Blob([pdf()], { type: 'application/pdf' }), 'card.pdf');
      const headers = { authorization: 'Bearer customer/ada', 'idempotency-key': requirementId };
      return desk.handler(new Request(`${BASE}/customers/ada/files`, { method: 'POST', headers, body: form }));
    };
    expect((await give('document', 'aadhaar', 'front')).status).toBe(201);
    expect(await problemOf(await give('selfie', 'selfie', 'single'))).toMatchObject({ code: 'file_type_unsupported' });
  });

  it('whose document is used by another customer is told that it is taken, and can answer again', async () => {
    const { desk, dollarPe } = await openDollarPe();
    dollarPe.customers.add({ kyc: { document_details: { document_number: DOCUMENT_NUMBER } } });
    const response = await desk.ada.send('POST', '/customers/ada/answers', { body: { answers: await wholeForm(desk.ada) } });
    expect(await problemOf(response)).toMatchObject({ code: 'duplicate' });
    const answers = (await wholeForm(desk.ada)).map((answer) =>
      answer.requirementId === 'document_number' ? field('document_number', '999999999999') : answer,
    );
    expect((await send(desk.ada, answers)).status.status).toBe('UNDER_REVIEW');
  });

  it('leaves no number, day or address in anything that is stored', async () => {
    const { desk, dollarPe, customer } = await openDollarPe();
    await send(desk.ada, await wholeForm(desk.ada));
    await dollarPe.decide(customer.id, 'DOCUMENT_VERIFICATION_FAILED');
    await send(desk.ada, await documentAgain(desk.ada));
    const stored = JSON.stringify([await desk.handler.service.getCustomer('ada'), await desk.handler.service.listEvents('ada')]);
    for (const value of [TAX_NUMBER, TAX_NUMBER.toLowerCase(), DOCUMENT_NUMBER, ADDRESS, '1990', '10-20 lakh', 'Mathematician']) {
      expect(stored).not.toContain(value);
    }
  });

  it('whom DollarPe does not know is not found', async () => {
    const { desk } = await openDollarPe();
    expect(await problemOf(await desk.ben.send('GET', '/customers/ben'))).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe.each(['UNVERIFIED', 'PROCESSING'] as const)(
  'a customer whose document was refused, where an update leads to %s',
  (afterUpdate) => {
    it('sends it again as the seed shows, and waits', async () => {
      const { desk, customer, sent } = await openDollarPe({ ada: REFUSED, simulator: { afterUpdate } });
      const before = await desk.ada.customer();
      expect([before.status.status, attemptsOf(before)]).toEqual(['NEEDS_ADDITIONAL_INFORMATION', { used: 0, max: 3 }]);
      const after = await send(desk.ada, await documentAgain(desk.ada));
      expect(sent('update-document-info')).toEqual({
        customer_id: customer.id,
        full_address: ADDRESS,
        document_type: 'PASSPORT',
        document_front_image_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/customer-status\/file-links\//),
        document_back_image_url: expect.stringMatching(/signature=/),
        document_details: { document_number: DOCUMENT_NUMBER, additional_data: {} },
      });
      const { provider } = (await desk.operator.customer()).status;
      expect([after.status.status, provider?.value, attemptsOf(after)]).toEqual([
        'UNDER_REVIEW',
        afterUpdate,
        { used: 1, max: 3 },
      ]);
    });

    it('has three updates, and then support', async () => {
      const { desk, dollarPe, customer, asked } = await openDollarPe({ ada: REFUSED, simulator: { afterUpdate } });
      for (const used of [1, 2, 3]) {
        const after = await send(desk.ada, await documentAgain(desk.ada));
        expect([after.status.status, attemptsOf(after)]).toEqual(['UNDER_REVIEW', { used, max: 3 }]);
        await dollarPe.check(customer.id);
        await dollarPe.decide(customer.id, 'DOCUMENT_VERIFICATION_FAILED');
      }
      const last = await desk.ada.customer();
      expect(last.status).toMatchObject({ status: 'REJECTED', substatus: 'attempts_exhausted', recovery: 'support' });
      expect(last.documents.every(({ status }) => status === 'rejected')).toBe(true);
      const again = await desk.ada.send('POST', '/customers/ada/answers', { body: { answers: [field('document_number', '1')] } });
      expect([await problemOf(again), asked('PATCH update-document-info')]).toMatchObject([{ code: 'state_conflict' }, 3]);
    });
  },
);

describe('an update', () => {
  it('that DollarPe refuses, because it has counted more than we have, ends with support', async () => {
    const updates = { document: 3, tax: 0, selfie: 0, additional_info: 0 };
    const { desk } = await openDollarPe({ ada: { ...REFUSED, updates } });
    const after = await send(desk.ada, await documentAgain(desk.ada));
    expect([after.status.status, after.status.substatus, attemptsOf(after)]).toEqual([
      'REJECTED',
      'attempts_exhausted',
      { used: 3, max: 3 },
    ]);
    expect((await desk.ada.customer()).status.status).toBe('REJECTED');
  });

  it('is not counted twice for one key', async () => {
    const { desk, asked } = await openDollarPe({ ada: REFUSED });
    const answers = await documentAgain(desk.ada);
    const [first, second] = [await send(desk.ada, answers, 'one-key'), await send(desk.ada, answers, 'one-key')];
    expect([first, asked('PATCH update-document-info')]).toEqual([second, 1]);
  });

  it.each<[string, SimulatedFault[]]>([
    ['the line breaks after it was done', [{ thenCut: true }]],
    ['the line breaks, and so does that of the question whether it was done', [{ thenCut: true }, 'cut']],
  ])('is sent once and counted once when %s', async (_what, faults) => {
    const { desk, dollarPe, asked } = await openDollarPe({ ada: REFUSED });
    const answers = await documentAgain(desk.ada);
    dollarPe.failAfter('/kyc/configuration', ...faults);
    const after = await send(desk.ada, answers, 'one-key');
    expect([after.status.status, attemptsOf(after), asked('PATCH update-document-info')]).toEqual([
      'UNDER_REVIEW',
      { used: 1, max: 3 },
      1,
    ]);
  });

  it('whose answer is lost for good is counted when its effect is seen, and not sent again under its key', async () => {
    const { desk, dollarPe, asked } = await openDollarPe({ ada: REFUSED });
    const answers = await documentAgain(desk.ada);
    dollarPe.failAfter('/kyc/configuration', { thenCut: true }, 'cut', 'cut', 'cut');
    const sending = { body: { answers }, key: 'one-key' };
    expect((await desk.ada.send('POST', '/customers/ada/answers', sending)).status).toBeGreaterThanOrEqual(500);
    expect(attemptsOf(await desk.ada.customer())).toEqual({ used: 0, max: 3 });
    const after = await send(desk.ada, answers, 'one-key');
    expect([after.status.status, attemptsOf(after), asked('PATCH update-document-info')]).toEqual([
      'UNDER_REVIEW',
      { used: 1, max: 3 },
      1,
    ]);
  });

  it('is sent once under one key, also where storing what came of it is tried again', async () => {
    const { desk, dollarPe, customer, asked, options } = await openDollarPe({ ada: REFUSED });
    const answers = await documentAgain(desk.ada);
    const stored = await desk.handler.service.getCustomer('ada');
    const connector = dollarPeConnector(options);
    const link = async () => customer.images[0]?.url ?? 'https://nowhere.test/';
    const context = contextOf({ stored, idempotencyKey: 'one-key' });
    await send(desk.ada, answers);
    await dollarPe.decide(customer.id, 'DOCUMENT_VERIFICATION_FAILED');
    const submit = () => connector.submitAnswers!({ ...context, linkToFile: link }, { answers: readAnswers(answers) });
    const first = await submit();
    // It was refused again before what came of it was stored.
    await dollarPe.decide(customer.id, 'DOCUMENT_VERIFICATION_FAILED');
    const second = await submit();
    expect([attemptsOf(first), attemptsOf(second), asked('PATCH update-document-info')]).toEqual([
      { used: 1, max: 3 },
      { used: 1, max: 3 },
      2,
    ]);
  });

  it('that never arrived is not counted, and can be sent again', async () => {
    const { desk, dollarPe, asked } = await openDollarPe({ ada: REFUSED });
    const answers = await documentAgain(desk.ada);
    dollarPe.failAfter('/kyc/configuration', { status: 503 });
    expect((await desk.ada.send('POST', '/customers/ada/answers', { body: { answers } })).status).toBe(503);
    const before = await desk.ada.customer();
    expect([before.status.status, attemptsOf(before)]).toEqual(['NEEDS_ADDITIONAL_INFORMATION', { used: 0, max: 3 }]);
    expect([attemptsOf(await send(desk.ada, answers)), asked('PATCH update-document-info')]).toEqual([{ used: 1, max: 3 }, 2]);
  });

  it('keeps its count and its files when the next answer of DollarPe is unreadable', async () => {
    const { desk, dollarPe, customer } = await openDollarPe({ ada: REFUSED });
    await send(desk.ada, await documentAgain(desk.ada));
    await dollarPe.decide(customer.id, 'A_REASON_OF_TOMORROW');
    customer.status = 'STATUS_OF_TOMORROW';
    await dollarPe.deliver(dollarPe.notice({ id: customer.id, event: 'STATUS_OF_TOMORROW' }));
    expect((await desk.ada.customer()).status.status).toBe('UNKNOWN');
    await dollarPe.decide(customer.id, 'DOCUMENT_VERIFICATION_FAILED');
    expect(attemptsOf(await desk.ada.customer())).toEqual({ used: 1, max: 3 });
  });

  it.each([
    ['TAX_VERIFICATION_FAILED', 'tax_number', 'update-tax-info', { tax_number: 'CLBPG5935N' }],
    ['SELFIE_VERIFICATION_FAILED', 'selfie', 'update-selfie-info', { selfie_url: expect.stringMatching(/file-links/) }],
    [
      'ADDITIONAL_INFO_FAILED',
      'additional_info.profession',
      'update-additional-info',
      { additional_info: { income_range: 'more', profession: 'other' } },
    ],
  ])('after %s holds that and nothing else', async (failure_reason, id, path, body) => {
    const connector = { failureReasons: { ADDITIONAL_INFO_FAILED: 'additional_info' } } as const;
    const { desk, customer, sent } = await openDollarPe({ ada: { ...REFUSED, failure_reason }, connector });
    await desk.ada.customer();
    const answers = {
      TAX_VERIFICATION_FAILED: () => [field('tax_number', ' clbpg5935n ')],
      SELFIE_VERIFICATION_FAILED: async () => {
        const fileIds = [await upload(desk.ada, 'selfie', 'selfie', 'single')];
        return [{ kind: 'document', requirementId: 'selfie', documentType: 'selfie', fileIds }];
      },
      ADDITIONAL_INFO_FAILED: () => [field('additional_info.income_range', 'more'), field('additional_info.profession', 'other')],
    }[failure_reason];
    const after = await send(desk.ada, (await answers?.()) ?? []);
    expect(sent(path)).toEqual({ customer_id: customer.id, ...body });
    expect([after.status.status, attemptsOf(after, id)]).toEqual(['UNDER_REVIEW', { used: 1, max: 3 }]);
  });
});

describe('the first form', () => {
  it('whose answer is lost is not sent twice', async () => {
    const { desk, dollarPe, asked } = await openDollarPe();
    const answers = await wholeForm(desk.ada);
    dollarPe.failAfter('/kyc/configuration', { thenCut: true });
    expect((await send(desk.ada, answers)).status.status).toBe('UNDER_REVIEW');
    expect(asked('POST add-kyc-data')).toBe(1);
  });

  it('that DollarPe has already is taken as sent', async () => {
    const { desk, dollarPe, customer } = await openDollarPe();
    const answers = await wholeForm(desk.ada);
    customer.kyc = {};
    dollarPe.failAfter('/kyc/configuration', { status: 400, body: { status: false, message: 'KYC already exists' } });
    const response = await desk.ada.send('POST', '/customers/ada/answers', { body: { answers } });
    expect(await problemOf(response)).toMatchObject({ code: 'duplicate' });
    customer.status = 'PROCESSING';
    expect((await send(desk.ada, answers)).status.status).toBe('UNDER_REVIEW');
  });
});

describe('the links to files', () => {
  it('are good for two hours unless said, and lead nowhere after', async () => {
    const { desk, customer, passTime } = await openDollarPe({ ada: REFUSED });
    await send(desk.ada, await documentAgain(desk.ada));
    const url = customer.images[0]?.url ?? '';
    passTime(7_199_000);
    expect((await fetch(url)).status).toBe(200);
    passTime(1_001);
    expect((await fetch(url)).status).toBe(403);
  });

  it('are needed: without them nothing is sent, and the host is told what is missing', async () => {
    const { desk, asked } = await openDollarPe({ ada: REFUSED, handler: { fileLinks: undefined } });
    const response = await desk.ada.send('POST', '/customers/ada/answers', { body: { answers: await documentAgain(desk.ada) } });
    expect([await problemOf(response), asked('PATCH update-document-info')]).toMatchObject([{ code: 'unsupported' }, 0]);
  });
});

describe('a webhook', () => {
  it('that comes again has one effect, and DollarPe is asked once', async () => {
    const { desk, dollarPe, customer, asked } = await openDollarPe();
    await desk.ada.customer();
    customer.status = 'PROCESSING';
    const notice = dollarPe.notice({ id: customer.id, event: 'PROCESSING' });
    const before = asked(`GET ${customer.id}`);
    expect([await dollarPe.deliver(notice), await dollarPe.deliver(notice)]).toEqual([204, 204]);
    expect(asked(`GET ${customer.id}`) - before).toBe(1);
  });

  it('with the same id and event at another time is another one', async () => {
    const { desk, dollarPe, customer } = await openDollarPe({ ada: REFUSED });
    await desk.ada.customer();
    const tell = (timestamp: string) => dollarPe.deliver(dollarPe.notice({ id: customer.id, event: 'FAILED', timestamp }));
    expect(await tell('2026-03-02T09:00:00Z')).toBe(204);
    customer.failure_reason = 'TAX_VERIFICATION_FAILED';
    expect(await tell('2026-03-02T09:30:00Z')).toBe(204);
    expect((await desk.ada.customer()).status.substatus).toBe('information_required');
  });

  it('is believed about nothing: what it says about an approval, DollarPe is asked', async () => {
    const { desk, dollarPe, customer } = await openDollarPe();
    await desk.ada.customer();
    expect(await dollarPe.deliver(dollarPe.notice({ id: customer.id, event: 'VERIFIED' }))).toBe(204);
    expect((await desk.ada.customer()).status.status).toBe('CREATED');
  });

  it('tells the reason that the customer is read without', async () => {
    const { desk, dollarPe, customer } = await openDollarPe({ simulator: { tellsReason: false } });
    await send(desk.ada, await wholeForm(desk.ada));
    await dollarPe.decide(customer.id, 'SELFIE_VERIFICATION_FAILED');
    const asked = (await desk.ada.customer()).requirements.filter(({ awaiting }) => awaiting === 'customer').map(({ id }) => id);
    expect(asked).toEqual(['selfie']);
  });

  it.each([
    ['about money', { type: 'PAYIN', id: 'payin-1', event: 'SUCCESS' }],
    ['about somebody the host does not know', { id: 'somebody-else', event: 'VERIFIED' }],
  ])('%s is taken and of no interest', async (_what, about) => {
    const { dollarPe } = await openDollarPe();
    expect(await dollarPe.deliver(dollarPe.notice(about))).toBe(204);
    expect(dollarPe.requests).toEqual([]);
  });

  it('that is signed well and holds nothing readable is refused', async () => {
    const { dollarPe } = await openDollarPe();
    expect(await dollarPe.deliver(dollarPe.notice({ id: '', event: 'VERIFIED' }))).toBe(422);
  });

  it('whose signature is of yesterday is refused', async () => {
    const { dollarPe, customer, passTime } = await openDollarPe();
    const notice = dollarPe.notice({ id: customer.id, event: 'VERIFIED' });
    passTime(301_000);
    expect(await dollarPe.deliver(notice)).toBe(401);
  });

  it('that never came is made up for by asking', async () => {
    const { desk, customer, passTime } = await openDollarPe({ connector: { poll: undefined } });
    await desk.ada.customer();
    Object.assign(customer, { status: 'VERIFIED', document_type: 'PASSPORT' });
    passTime(600_001);
    await desk.handler.pollProvider();
    expect((await desk.ada.customer()).status.status).toBe('ACTIVE');
    await desk.handler.close();
  });
});

describe('the hosted flow', () => {
  const connector = { flow: 'both', redirectUrl: 'https://northwind.example/kyc/done' } as const;
  const start = (desk: Awaited<ReturnType<typeof openDollarPe>>['desk'], body: unknown = {}) =>
    desk.ada.send('POST', '/customers/ada/actions/hosted_check/start', { body });

  it('is another way to the same end', async () => {
    const { desk, dollarPe, customer, sent } = await openDollarPe({ connector });
    expect(requirementOf(await desk.ada.customer(), 'Check').spec).toMatchObject({
      action: 'redirect',
      start: 'call_start_action',
    });
    expect(await (await start(desk)).json()).toEqual({ url: `https://kyc.dollarpe.test/${customer.id}` });
    expect(sent('generate-link')).toEqual({ customer_id: customer.id, redirect_url: connector.redirectUrl });
    customer.document_type = 'PASSPORT';
    await dollarPe.decide(customer.id, 'VERIFIED');
    expect((await desk.ada.customer()).status.status).toBe('ACTIVE');
  });

  it.each([
    ['https://northwind.example/account?tab=1', 'https://northwind.example/account?tab=1'],
    ['https://elsewhere.example/', connector.redirectUrl],
    ['http://northwind.example/', connector.redirectUrl],
    ['no address', connector.redirectUrl],
  ])('asked to lead back to %s leads to %s', async (returnUrl, redirect_url) => {
    const { desk, sent } = await openDollarPe({ connector });
    await start(desk, { returnUrl });
    expect(sent('generate-link')).toMatchObject({ redirect_url });
  });

  it('is not begun where DollarPe is at work already', async () => {
    const { desk, customer } = await openDollarPe({ connector });
    await desk.ada.customer();
    customer.status = 'PROCESSING';
    expect(await problemOf(await start(desk))).toMatchObject({ code: 'state_conflict' });
  });

  it('that leads back over plain http is refused before anybody uses it', async () => {
    const plain = { flow: 'hosted', redirectUrl: 'http://northwind.example/' } as const;
    await expect(openDollarPe({ connector: plain })).rejects.toMatchObject({ code: 'validation_failed' });
  });
});

describe('an operator', () => {
  it('lets a verified customer begin again, and nothing else', async () => {
    const { desk, asked } = await openDollarPe({ ada: { status: 'VERIFIED', document_type: 'PASSPORT' } });
    await desk.operator.customer();
    const put = (status: string) => desk.operator.send('PUT', '/customers/ada/status', { body: { status } });
    expect(await problemOf(await put('REJECTED'))).toMatchObject({ code: 'state_conflict' });
    expect((await put('CREATED')).status).toBe(200);
    const again = await desk.ada.customer();
    expect([again.status.status, asked('POST reset-kyc')]).toEqual(['CREATED', 1]);
    expect((await send(desk.ada, await wholeForm(desk.ada))).status.status).toBe('UNDER_REVIEW');
  });
});

describe('what goes wrong', () => {
  it('tells neither the customer nor the host a secret or a word of DollarPe', async () => {
    const note = 'fraud desk says no';
    const { desk, dollarPe, customer } = await openDollarPe({ ada: { ...REFUSED, failure_reason: note, internal_note: note } });
    const heard = [JSON.stringify(await desk.ada.customer())];
    for (const fault of [
      { status: 400, body: { status: false, message: note } },
      { status: 401, body: { message: note } },
      { status: 200, body: note },
    ]) {
      dollarPe.fail(fault);
      const { body, headers } = dollarPe.notice({ id: customer.id, event: 'FAILED', metadata: { failure_reason: note } });
      const response = await desk.nobody.send('POST', '/webhooks/dollarpe', { body, headers });
      heard.push(await response.text());
    }
    heard.push(desk.faults.map((fault) => `${String(fault)} ${JSON.stringify(fault)} ${String((fault as Error).cause)}`).join());
    for (const secret of [note, dollarPe.apiSecret, dollarPe.apiKey, customer.id]) expect(heard.join()).not.toContain(secret);
  });
});
