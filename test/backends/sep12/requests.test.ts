import { describe, expect, it } from 'vitest';
import { ACCOUNT, ANSWERS, anchorStage, CUSTOMER, giveFile, jpeg, key, requirement } from './anchor-stage.js';

const PHOTO_ID = { photo_id_front: { type: 'binary' }, photo_id_back: { type: 'binary' } };

describe('a read', () => {
  it('says who asks, for what and in which language, and sends nothing else', async () => {
    const options = { account: ACCOUNT, memo: '42', memoType: 'id', types: ['sep31-sender'], transactionId: 'tx 1' } as const;
    const { backend, requests } = await anchorStage({ anchor: { types: { 'sep31-sender': {} } }, backend: options, memo: '42' });
    await backend.getCustomer(CUSTOMER, { locale: 'pt-BR' });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/customer' });
    expect(Object.fromEntries(requests[0]!.query)).toEqual({
      account: ACCOUNT,
      memo: '42',
      memo_type: 'id',
      type: 'sep31-sender',
      transaction_id: 'tx 1',
      lang: 'pt',
    });
    expect(requests[0]?.headers.get('authorization')).toMatch(/^Bearer ey/);
    expect(requests[0]?.headers.get('cookie')).toBeNull();
  });

  it('shows the anchor’s words in the language they came in, also where it was asked for another one', async () => {
    const types = { '': { moon: { type: 'string', description: 'Moon permit', translations: { de: 'Mondschein' } } } };
    const { backend } = await anchorStage({ anchor: { types, languages: ['de'] } });
    const titleIn = async (locale: string) => requirement(await backend.getCustomer(CUSTOMER, { locale }), 'moon').title;
    expect(await titleIn('de-AT')).toEqual({ default: 'Mondschein', lang: 'de' });
    expect(await titleIn('fr')).toEqual({ default: 'Moon permit', lang: 'en' });
  });

  it('goes by the anchor’s own id once there is one, and by the token again when that is gone', async () => {
    const { backend, requests, anchor } = await anchorStage({ anchor: { strangers: 404 }, backend: { account: ACCOUNT } });
    expect((await backend.getCustomer(CUSTOMER)).status).toMatchObject({ status: 'CREATED', editable: false });
    anchor.recordOf(ACCOUNT);
    await backend.getCustomer(CUSTOMER);
    const known = await backend.getCustomer(CUSTOMER);
    expect(known.status.status).toBe('CREATED');
    expect([...requests.at(-1)!.query.keys()]).toEqual(['id', 'lang']);
    anchor.records.clear();
    expect((await backend.getCustomer(CUSTOMER)).requirements).toEqual([]);
    expect(requests.at(-1)?.query.get('account')).toBe(ACCOUNT);
  });

  it('is refused where the memo is not the token’s', async () => {
    const { backend } = await anchorStage({ memo: '7', backend: { memo: '8' } });
    await expect(backend.getCustomer(CUSTOMER)).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it('keeps the customers of a shared account apart', async () => {
    const { backend } = await anchorStage({ backend: { identify: (memo) => ({ memo }) } });
    await backend.getCustomer('1');
    const sent = await backend.submitAnswers('1', ANSWERS, key());
    expect(sent.status.status).toBe('UNDER_REVIEW');
    expect((await backend.getCustomer('2')).status.status).toBe('CREATED');
  });
});

describe('an answer', () => {
  it('goes as SEP-9 writes it, with nothing of the kit’s own', async () => {
    const types = {
      '': {
        address_country_code: { type: 'string' },
        address: { type: 'string' },
        mobile_number: { type: 'string' },
        'organization.number_of_shareholders': { type: 'number' },
        'card.country_code': { type: 'string' },
        email_address: { type: 'string', optional: true },
      },
    };
    const { backend, requests } = await anchorStage({ anchor: { types } });
    const address = { lines: ['Søndre gate 7', 'H0301'], city: 'Bergen', postalCode: '5003', country: 'NO' };
    await backend.getCustomer(CUSTOMER);
    await backend.submitAnswers(
      CUSTOMER,
      [
        { kind: 'field', requirementId: 'address_country_code', value: 'NO' },
        { kind: 'field', requirementId: 'address', value: address },
        { kind: 'field', requirementId: 'mobile_number', value: '+47 22 12-34 (56)' },
        { kind: 'field', requirementId: 'organization.number_of_shareholders', value: '12' },
        { kind: 'field', requirementId: 'card.country_code', value: 'NO' },
        { kind: 'field', requirementId: 'email_address', value: '' },
      ],
      key(),
    );
    const put = requests.find(({ method }) => method === 'PUT');
    expect(JSON.parse(put?.body ?? '')).toEqual({
      address_country_code: 'NOR',
      address: 'Søndre gate 7\nH0301\n5003 Bergen\nNOR',
      mobile_number: '+4722123456',
      'organization.number_of_shareholders': 12,
      'card.country_code': 'NO',
    });
    expect([...put!.headers.keys()].filter((name) => /idempotency|if-match|csk|csrf/.test(name))).toEqual([]);
  });

  it('that is not one of the choices is not sent', async () => {
    const types = { '': { id_type: { type: 'string', choices: ['passport', 'id_card'] } } };
    const { backend, anchor } = await anchorStage({ anchor: { types } });
    const sent = backend.submitAnswers(CUSTOMER, [{ kind: 'field', requirementId: 'id_type', value: 'library' }], key());
    await expect(sent).rejects.toMatchObject({ code: 'validation_failed', fieldErrors: [{ path: 'id_type' }] });
    expect(anchor.writes).toBe(0);
  });

  it('that the anchor refuses names its request, and nothing of what was typed or answered', async () => {
    const { backend } = await anchorStage();
    const wrong = { kind: 'field', requirementId: 'email_address', value: 'canary@nowhere' } as const;
    const error = await backend.submitAnswers(CUSTOMER, [...ANSWERS, wrong], key()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'validation_failed', fieldErrors: [{ path: 'email_address', code: 'data_invalid' }] });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toMatch(/canary|is not valid/);
  });

  it('for several types goes in as few requests as there may be, each with its type', async () => {
    const [name, mail, bank] = [
      { first_name: { type: 'string' } },
      { email_address: { type: 'string' } },
      { bank_number: { type: 'string' } },
    ];
    const types = { sender: { ...name, ...mail }, receiver: { ...name, ...bank } };
    const { backend, requests } = await anchorStage({
      anchor: { types },
      backend: { types: ['sender', { id: 'receiver', label: 'Receive' }] },
    });
    const before = await backend.getCustomer(CUSTOMER);
    expect(before.scopes.map(({ id, label }) => [id, label])).toEqual([
      ['sender', undefined],
      ['receiver', 'Receive'],
    ]);
    const values = { first_name: 'Ada', email_address: 'ada@example.com', bank_number: '1' };
    const answers = Object.entries(values).map(([requirementId, value]) => ({ kind: 'field', requirementId, value }) as const);
    const after = await backend.submitAnswers(CUSTOMER, answers, key());
    expect(after.status.status).toBe('UNDER_REVIEW');
    const bodies = requests.filter(({ method }) => method === 'PUT').map(({ body }) => JSON.parse(body) as object);
    expect(bodies).toEqual([
      { type: 'sender', first_name: 'Ada', email_address: 'ada@example.com' },
      { id: after.status.provider && expect.any(String), type: 'receiver', bank_number: '1' },
    ]);
  });
});

describe('a file', () => {
  it('goes to its own endpoint without its name, and is named by its id in the answer', async () => {
    const { backend, requests, anchor, record } = await anchorStage({ anchor: { types: { '': PHOTO_ID } } });
    const file = new File([await jpeg().arrayBuffer()], 'Wiebke Oldenburg.jpg', { type: 'image/jpeg' });
    const front = await giveFile(backend, 'photo_id', 'front', file);
    expect(front.stored).toMatchObject({ mime: 'image/jpeg', size: 2_000, expiresAt: expect.any(String) });
    const back = await giveFile(backend, 'photo_id', 'back');
    const answer = { ...front.answer, fileIds: [front.stored.id, back.stored.id] };
    const after = await backend.submitAnswers(CUSTOMER, [answer], key());
    expect(after.status.status).toBe('UNDER_REVIEW');
    expect([...anchor.files.values()].map(({ name }) => name)).toEqual(['front.jpg', 'back.jpg']);
    expect(record().values.get('photo_id_back')).toBe(anchor.files.get('file_2'));
    expect(requests.map(({ body }) => body).join('')).not.toContain('Wiebke');
    const put = requests.find(({ method }) => method === 'PUT');
    expect(JSON.parse(put?.body ?? '')).toEqual({ photo_id_front_file_id: 'file_1', photo_id_back_file_id: 'file_2' });
  });

  it('goes last in the answer’s own form where the anchor has no such endpoint', async () => {
    const types = { '': { ...PHOTO_ID, first_name: { type: 'string' } } };
    const { backend, requests, record } = await anchorStage({ anchor: { types, hasFiles: false } });
    const front = await giveFile(backend, 'photo_id', 'front');
    const back = await giveFile(backend, 'photo_id', 'back', jpeg(3_000));
    expect(requests.filter(({ path }) => path === '/customer/files')).toHaveLength(1);
    const document = { ...front.answer, fileIds: [back.stored.id, front.stored.id] };
    await backend.submitAnswers(CUSTOMER, [document, { kind: 'field', requirementId: 'first_name', value: 'Ada' }], key());
    const put = requests.find(({ method }) => method === 'PUT')!;
    expect(put.headers.get('content-type')).toMatch(/^multipart\/form-data/);
    const names = [...put.body.matchAll(/; name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['first_name', 'photo_id_back', 'photo_id_front']);
    expect(record().values.get('photo_id_back')).toMatchObject({ name: 'back.jpg', type: 'image/jpeg' });
  });

  it('is told apart by its id also by a page that was loaded again; one that waited there is asked for anew', async () => {
    const { backend, kycServer, anchor } = await anchorStage({
      anchor: { types: { '': { photo_id_front: { type: 'binary' } } } },
    });
    const { answer } = await giveFile(backend, 'photo_id', 'front');
    const { sep12Backend } = await import('customer-status-kit/backends/sep12');
    const again = sep12Backend({ kycServer, getToken: () => anchor.tokens.issue({ account: ACCOUNT }) });
    const lost = { ...answer, fileIds: ['photo_id_front:held:1'] };
    await expect(again.submitAnswers(CUSTOMER, [lost], key())).rejects.toMatchObject({
      fieldErrors: [{ path: 'photo_id', code: 'information_missing' }],
    });
    expect((await again.submitAnswers(CUSTOMER, [answer], key())).status.status).toBe('UNDER_REVIEW');
  });

  it('that is too large is not sent where the limit is known, and is refused by name where the anchor has another one', async () => {
    const { backend, requests } = await anchorStage({
      anchor: { types: { '': PHOTO_ID }, maxFileBytes: 5_000 },
      backend: { maxFileBytes: 10_000 },
    });
    expect(await backend.getCapabilities()).toMatchObject({ upload: { mode: 'multipart', maxBytes: 10_000 } });
    await expect(giveFile(backend, 'photo_id', 'front', jpeg(10_001))).rejects.toMatchObject({ code: 'file_too_large' });
    expect(requests.map(({ method }) => method)).not.toContain('POST');
    await expect(giveFile(backend, 'photo_id', 'front', jpeg(5_001))).rejects.toMatchObject({ code: 'file_too_large' });
  });

  it('that nobody could look at is refused as such, and one that nobody asked for is not sent', async () => {
    const { backend } = await anchorStage({ anchor: { types: { '': PHOTO_ID } } });
    const text = new Blob(['no picture'], { type: 'image/jpeg' });
    await expect(giveFile(backend, 'photo_id', 'front', text)).rejects.toMatchObject({ code: 'file_unreadable' });
    await expect(giveFile(backend, 'selfie', 'single')).rejects.toMatchObject({ code: 'state_conflict' });
  });
});

describe.each(['customer', 'deprecated_endpoint'] as const)('a code that goes to the %s', (verification) => {
  it('is taken where it is right, and asked again where not', async () => {
    const types = { '': { mobile_number: { type: 'string' } } };
    const { backend, requests } = await anchorStage({
      anchor: { types, verified: ['mobile_number'] },
      backend: { verification },
    });
    const phone = { kind: 'field', requirementId: 'mobile_number', value: '+4712345678' } as const;
    const waiting = await backend.submitAnswers(CUSTOMER, [phone], key());
    expect(waiting.status.status).toBe('NEEDS_ADDITIONAL_INFORMATION');
    const id = 'mobile_number_verification';
    const wrong = backend.completeAction(CUSTOMER, id, { code: '000000' }, key());
    await expect(wrong).rejects.toMatchObject({ code: 'validation_failed', fieldErrors: [{ path: id }] });
    const done = await backend.completeAction(CUSTOMER, id, { code: '123456' }, key());
    expect(requirement(done, 'mobile_number').status).toBe('accepted');
    const paths = requests.filter(({ body }) => body.includes('_verification')).map(({ path }) => path);
    expect(new Set(paths)).toEqual(new Set([verification === 'customer' ? '/customer' : '/customer/verification']));
    await expect(backend.completeAction(CUSTOMER, id, { code: '123456' }, key())).rejects.toMatchObject({
      code: 'state_conflict',
    });
  });
});

describe('a mistyped number that a code was sent to', () => {
  it('is put right, and the code is asked again', async () => {
    const types = { '': { mobile_number: { type: 'string' } } };
    const { backend, anchor } = await anchorStage({ anchor: { types, verified: ['mobile_number'] } });
    const phone = (requirementId: string, value: string) => ({ kind: 'field', requirementId, value }) as const;
    const waiting = await backend.submitAnswers(CUSTOMER, [phone('mobile_number', '+4712345678')], key());
    expect(requirement(waiting, 'mobile_number_verification').status).toBe('open');
    const right = await backend.submitAnswers(CUSTOMER, [phone('mobile_number_correction', '+4787654321')], key());
    expect([...anchor.records.values()].map(({ values }) => values.get('mobile_number'))).toEqual(['+4787654321']);
    expect(requirement(right, 'mobile_number_verification').status).toBe('open');
    const wrong = backend.submitAnswers(CUSTOMER, [phone('mobile_number_correction', 'no number')], key());
    await expect(wrong).rejects.toMatchObject({ fieldErrors: [{ path: 'mobile_number_correction' }] });
  });
});

describe('erasing', () => {
  it('has the anchor delete the customer, once and again, and begins anew', async () => {
    const { backend, anchor, requests } = await anchorStage({ backend: { account: ACCOUNT, memo: '9' } });
    await backend.submitAnswers(CUSTOMER, ANSWERS, key());
    await backend.eraseCustomer(CUSTOMER);
    expect(anchor.records.size).toBe(0);
    await backend.eraseCustomer(CUSTOMER);
    expect(requests.at(-1)).toMatchObject({ method: 'DELETE', path: `/customer/${ACCOUNT}`, body: '{"memo":"9"}' });
    expect((await backend.getCustomer(CUSTOMER)).status.status).toBe('CREATED');
  });

  it('by the account of the options where only a memo says who the customer is', async () => {
    const { backend, requests } = await anchorStage({
      backend: { account: ACCOUNT, identify: (id) => ({ memo: id, memoType: 'id' }) },
    });
    await backend.eraseCustomer('7');
    expect(requests.at(-1)).toMatchObject({
      method: 'DELETE',
      path: `/customer/${ACCOUNT}`,
      body: '{"memo":"7","memo_type":"id"}',
    });
  });

  it('needs to know the account', async () => {
    const { backend, requests } = await anchorStage();
    await expect(backend.eraseCustomer(CUSTOMER)).rejects.toMatchObject({ code: 'unsupported' });
    expect(requests).toEqual([]);
  });
});
