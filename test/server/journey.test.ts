import { describe, expect, it } from 'vitest';
import { openDesk, PROFILE, REQUESTS, requirementOf } from './fixtures/desk.ts';
import { jpeg, png } from './fixtures/pictures.ts';
import { answerRequest, reachRequest, uploadSide, walkJourney } from './fixtures/walk-journey.ts';

describe('the life of a customer over the handler', () => {
  it('goes through every status of the sandbox', async () => {
    const { statuses } = await walkJourney(openDesk());
    expect(statuses).toEqual([
      'CREATED',
      'UNDER_REVIEW',
      'NEEDS_ADDITIONAL_INFORMATION',
      'UNDER_REVIEW',
      'NEEDS_ADDITIONAL_INFORMATION',
      'UNDER_REVIEW',
      'ACTIVE',
      'DEACTIVATED',
      'ACTIVE',
      'REJECTED',
    ]);
  });

  it('tells each change of status with its actor, time and reason', async () => {
    const desk = openDesk();
    await walkJourney(desk);
    const { events } = await desk.operator.events('?types=status_changed');
    const told = events
      .toReversed()
      .map(({ from, to, actor, at, reasons }) => [from, to, actor.kind, at.slice(11, 16), reasons[0]?.code]);
    expect(told).toEqual([
      [undefined, 'CREATED', 'system', '09:00', undefined],
      ['CREATED', 'UNDER_REVIEW', 'customer', '10:00', undefined],
      ['UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'operator', '11:00', undefined],
      ['NEEDS_ADDITIONAL_INFORMATION', 'UNDER_REVIEW', 'customer', '12:00', undefined],
      ['UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'operator', '13:00', undefined],
      ['NEEDS_ADDITIONAL_INFORMATION', 'UNDER_REVIEW', 'customer', '14:00', undefined],
      ['UNDER_REVIEW', 'ACTIVE', 'operator', '15:00', undefined],
      ['ACTIVE', 'DEACTIVATED', 'operator', '16:00', 'inactivity'],
      ['DEACTIVATED', 'ACTIVE', 'operator', '17:00', undefined],
      ['ACTIVE', 'REJECTED', 'operator', '18:00', 'fraud'],
    ]);
    expect(events[0]?.actor.label).toBe('Support');
    expect(events.every((event) => event.irregular === undefined)).toBe(true);
  });

  it('numbers the events without a gap and pages through them by cursor', async () => {
    const desk = openDesk();
    await walkJourney(desk);
    const seqs: (number | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await desk.ada.events(`?limit=4${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      seqs.push(...page.events.map((event) => event.seq));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seqs).toEqual(Array.from(seqs, (_seq, index) => seqs.length - index));
    expect(seqs.length).toBeGreaterThan(20);
  });

  it('lists events of a period and of some types', async () => {
    const desk = openDesk();
    await walkJourney(desk);
    const period = await desk.ada.events(
      '?from=2026-03-02T13:00:00Z&to=2026-03-02T14:00:00Z&types=requirement_resolved,document_decided',
    );
    expect(period.events.map((event) => [event.type, event.about?.outcome, event.reasons[0]?.message])).toEqual([
      ['requirement_resolved', 'rejected', 'The name is in shadow.'],
      ['document_decided', 'rejected', 'The name is in shadow.'],
    ]);
  });

  it('asks again for exactly the refused side and keeps the other', async () => {
    const { refused, front, back } = await walkJourney(openDesk());
    const files = refused.documents[0]!.files.map((file) => [file.id, file.status]);
    expect(files).toEqual([
      [front.id, 'rejected'],
      [back.id, 'pending'],
    ]);
    expect(requirementOf(refused, 'Identity').status).toBe('rejected');
    expect(requirementOf(refused, 'Where').status).toBe('submitted');
  });

  it('accepts a document once each of its sides is accepted', async () => {
    const { accepted } = await walkJourney(openDesk());
    expect(accepted.documents[0]!.status).toBe('accepted');
    expect(requirementOf(accepted, 'Identity').status).toBe('accepted');
    expect(requirementOf(accepted, 'Where').status).toBe('submitted');
  });

  it('does not take the acceptance of one side for the whole document', async () => {
    const desk = openDesk();
    const { front, back } = await answerRequest(desk, await reachRequest(desk));
    await desk.operator.write('POST', `/files/${front.id}/decision`, { decision: 'rejected' });
    const after = await desk.operator.write('POST', `/files/${back.id}/decision`, { decision: 'accepted' });
    expect(requirementOf(after, 'Identity').status).toBe('rejected');
  });

  it('needs no accepted side again', async () => {
    const desk = openDesk();
    const { front, back, document } = await answerRequest(desk, await reachRequest(desk));
    await desk.operator.write('POST', `/files/${back.id}/decision`, { decision: 'accepted' });
    await desk.operator.write('POST', `/files/${front.id}/decision`, { decision: 'rejected' });
    const replaced = await uploadSide(desk, document.id, 'front', png());
    const answers = [{ kind: 'document', requirementId: document.id, documentType: 'national_id', fileIds: [replaced.id] }];
    const sent = await desk.ada.write('POST', '/answers', { answers });
    expect(sent.status.status).toBe('UNDER_REVIEW');
    expect(sent.documents[0]!.files.map((file) => file.id).toSorted()).toEqual([back.id, replaced.id].toSorted());
  });

  it('accepts what is with the reviewer when the customer becomes active', async () => {
    const desk = openDesk();
    await answerRequest(desk, await reachRequest(desk));
    const active = await desk.operator.write('PUT', '/status', { status: 'ACTIVE' });
    expect(new Set(active.requirements.map((requirement) => requirement.status))).toEqual(new Set(['accepted']));
    expect(active.documents[0]!.status).toBe('accepted');
  });

  it('withdraws what is still asked when the customer is rejected', async () => {
    const desk = openDesk();
    await reachRequest(desk);
    const rejected = await desk.operator.write('PUT', '/status', { status: 'REJECTED' });
    expect(requirementOf(rejected, 'Identity').status).toBe('waived');
    expect(rejected.status).toMatchObject({ terminal: true, recovery: 'support', editable: false });
  });

  it('lets an active customer answer an optional request and stay active', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    await desk.operator.write('PUT', '/status', { status: 'ACTIVE' });
    const asked = await desk.operator.write('POST', '/requirements', { requests: [{ ...REQUESTS[0], blocking: false }] });
    expect([asked.status.status, asked.status.editable, asked.allowed.submitAnswers]).toEqual(['ACTIVE', true, true]);
    const answers = [{ kind: 'clarification', requirementId: requirementOf(asked, 'Where').id, text: 'Salary.' }];
    const answered = await desk.ada.write('POST', '/answers', { answers });
    expect([answered.status.status, answered.status.editable]).toEqual(['ACTIVE', false]);
  });

  it('tells when a review is expected to end', async () => {
    const desk = openDesk();
    const { status } = await desk.ada.write('POST', '/answers', PROFILE);
    expect(status.expectedBy).toEqual({ min: '2026-03-03T09:00:00.000Z', max: '2026-03-05T09:00:00.000Z' });
  });

  it('flags a change of status that is outside the table and carries it out', async () => {
    const desk = openDesk();
    await desk.ada.customer();
    await desk.operator.write('PUT', '/status', { status: 'DEACTIVATED' });
    const { events } = await desk.operator.events('?limit=1');
    expect(events[0]).toMatchObject({ from: 'CREATED', to: 'DEACTIVATED', irregular: true });
  });

  it('runs an action from its start to its proof', async () => {
    const desk = openDesk();
    await desk.ada.write('POST', '/answers', PROFILE);
    const request = {
      title: 'Confirm your phone',
      spec: { kind: 'action', action: 'verify_code', url: 'https://verify.example' },
    };
    const asked = await desk.operator.write('POST', '/requirements', { requests: [request] });
    const path = `/customers/ada/actions/${requirementOf(asked, 'Confirm').id}`;
    expect(await desk.ada.json('POST', `${path}/start`)).toEqual({ url: 'https://verify.example' });
    expect((await desk.ada.send('POST', `${path}/complete`, { body: { code: 'x' } })).status).toBe(422);
    const done = await desk.ada.json<{ status: { status: string } }>('POST', `${path}/complete`, { body: { code: '123456' } });
    expect(done.status.status).toBe('UNDER_REVIEW');
  });

  it('removes a file and its bytes, and is content when it is gone already', async () => {
    const desk = openDesk();
    const asked = await reachRequest(desk);
    const { id } = await uploadSide(desk, requirementOf(asked, 'Identity').id, 'front', jpeg());
    for (const attempt of [1, 2])
      expect((await desk.ada.send('DELETE', `/customers/ada/files/${id}`)).status, `${attempt}`).toBe(204);
    expect((await desk.ada.customer()).documents).toEqual([]);
    expect((await desk.operator.send('GET', `/customers/ada/files/${id}/content`)).status).toBe(404);
  });

  it('gives an operator the bytes of a file to save, not to open', async () => {
    const desk = openDesk();
    const asked = await reachRequest(desk);
    const { id } = await uploadSide(desk, requirementOf(asked, 'Identity').id, 'front', jpeg());
    const response = await desk.operator.send('GET', `/customers/ada/files/${id}/content`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename="front.jpg"',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(await jpeg().arrayBuffer()));
  });
});
