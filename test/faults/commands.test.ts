import { describe, expect, it } from 'vitest';
import { answer, loseAnswer, pass, refuse } from './fault-proxy.js';
import { eventually, openStage, whenConnected } from './stage.js';

const ANSWERS = '/customers/ada/answers';
const NAME = { kind: 'field', requirementId: 'full-name', value: 'Ada Example' } as const;
const BIRTH = { kind: 'field', requirementId: 'date-of-birth', value: '1990-05-17' } as const;

async function openPages() {
  const stage = await openStage();
  const one = stage.openClient();
  const two = stage.openClient();
  for (const { client } of [one, two]) {
    client.start();
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await whenConnected(client, 'live');
  }
  const keys = () => stage.proxy.seen(ANSWERS).map(({ headers }) => headers['idempotency-key']);
  /** How often the server has taken answers: its version counts the writes. */
  const writes = async () => Number((await stage.handler.service.getCustomer('ada')).version);
  return { stage, one, two, keys, writes };
}

describe('answers', () => {
  it('whose confirmation was lost are sent again with the same key and have one effect', async () => {
    const { stage, one, keys, writes } = await openPages();
    const before = await writes();
    one.client.setDraft(NAME);
    stage.proxy.meet(ANSWERS, loseAnswer());
    // The page hears of nothing meanwhile, so the customer sends once more.
    stage.proxy.stallAll();
    expect(await one.client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'network', retryable: true } });
    expect(await writes()).toBe(before + 1);
    const eventsAfter = (await stage.events()).length;
    expect(one.client.getSnapshot().drafts['full-name']).toMatchObject({ phase: 'editing', answer: NAME });
    stage.proxy.heal();
    expect(await one.client.submitAnswers()).toMatchObject({ ok: true });
    expect(keys()).toHaveLength(2);
    expect(new Set(keys()).size).toBe(1);
    expect(await writes()).toBe(before + 1);
    expect((await stage.events()).length).toBe(eventsAfter);
    expect(one.client.getSnapshot().drafts).toEqual({});
  });

  it('whose confirmation was lost, but whose effect is seen, are not called unsent', async () => {
    const { stage, one, keys, writes } = await openPages();
    const before = await writes();
    one.client.setDraft(NAME);
    const receipts: string[] = [];
    one.client.on('answersSubmitted', ({ reference }) => receipts.push(reference));
    stage.proxy.meet(ANSWERS, loseAnswer(), pass());
    expect(await one.client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'network' } });
    await eventually(() => expect(one.client.getSnapshot().drafts).toEqual({}));
    expect(receipts).toEqual([keys()[0]]);
    expect(new Set(keys()).size).toBe(1);
    expect(await writes()).toBe(before + 1);
  });

  it('that never arrived before somebody else closed them stay with the customer, and are not sent behind their back', async () => {
    const { stage, one, writes, keys } = await openPages();
    one.client.setDraft(NAME);
    stage.proxy.meet(ANSWERS, refuse(), pass());
    expect(await one.client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'network' } });
    await stage.setStatus('UNDER_REVIEW');
    const before = await writes();
    await eventually(() => expect(keys()).toHaveLength(2));
    await eventually(() => expect(stage.proxy.openAnswers(ANSWERS)).toBe(0));
    await one.client.refresh();
    expect(one.client.getSnapshot().drafts['full-name']).toMatchObject({ phase: 'locked', answer: NAME });
    expect(await writes()).toBe(before);
    expect(one.heard.errors).toEqual(['network']);
  });

  it('that never reached the server are kept and can be sent again', async () => {
    const { stage, one, keys, writes } = await openPages();
    const before = await writes();
    one.client.setDraft(NAME);
    stage.proxy.meet(ANSWERS, refuse());
    expect(await one.client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'network' } });
    expect(one.client.getSnapshot().drafts['full-name']).toMatchObject({ phase: 'editing', answer: NAME });
    stage.proxy.heal();
    expect(await one.client.submitAnswers()).toMatchObject({ ok: true });
    expect(new Set(keys()).size).toBe(1);
    expect(await writes()).toBe(before + 1);
  });

  it('sent by a double click have one effect', async () => {
    const { one, keys, writes } = await openPages();
    const before = await writes();
    one.client.setDraft(NAME);
    const [first, second] = await Promise.all([one.client.submitAnswers(), one.client.submitAnswers()]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: true });
    expect(keys()).toHaveLength(1);
    expect(await writes()).toBe(before + 1);
  });

  it('sent from two tabs at once have one effect, and neither tab loses what was typed before the server has it', async () => {
    const { stage, one, two, writes } = await openPages();
    const before = await writes();
    for (const { client } of [one, two]) client.setDraft(NAME);
    const results = await Promise.all([one.client.submitAnswers(), two.client.submitAnswers()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await writes()).toBe(before + 1);
    const refused = results[0].ok ? two : one;
    const result = results[0].ok ? results[1] : results[0];
    expect(result).toMatchObject({ ok: false, error: { code: 'version_conflict' } });
    expect(refused.client.getSnapshot().customer?.version).toBe(String(before + 1));
    const stored = await stage.handler.service.getCustomer('ada');
    expect(stored.requirements.find(({ id }) => id === 'full-name')).toMatchObject({ status: 'submitted' });
  });

  it('for a version that is gone are sent again by themselves where nothing of what they answer has changed', async () => {
    const { stage, one, two, writes } = await openPages();
    const before = await writes();
    // The first page hears nothing of what the second does.
    stage.proxy.stallAll();
    one.client.setDraft(NAME);
    two.client.setDraft(BIRTH);
    expect(await two.client.submitAnswers()).toMatchObject({ ok: true });
    const stale = one.client.getSnapshot().customer?.version;
    expect(await one.client.submitAnswers()).toMatchObject({ ok: true });
    const { customer, drafts } = one.client.getSnapshot();
    expect(Number(customer?.version)).toBeGreaterThan(Number(stale) + 1);
    expect(drafts).not.toHaveProperty('full-name');
    expect(await writes()).toBe(before + 2);
    const stored = await stage.handler.service.getCustomer('ada');
    expect(stored.requirements.filter(({ status }) => status === 'submitted').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['full-name', 'date-of-birth']),
    );
  });

  it('that the server finds fault with come back with the fault at their field, and nothing is stored', async () => {
    const { one, writes } = await openPages();
    const before = await writes();
    one.client.setDraft({ ...BIRTH, value: 'the other day' });
    one.client.setDraft(NAME);
    const result = await one.client.submitAnswers();
    expect(result).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
    const { drafts } = one.client.getSnapshot();
    expect(drafts['date-of-birth']).toMatchObject({ phase: 'editing', answer: { value: 'the other day' } });
    expect(drafts['date-of-birth']?.errors).not.toHaveLength(0);
    expect(drafts['full-name']).toMatchObject({ phase: 'editing', errors: [] });
    expect(await writes()).toBe(before);
  });

  it('come back when the data were closed meanwhile: locked, not lost', async () => {
    const { stage, one, writes } = await openPages();
    stage.proxy.stallAll();
    one.client.setDraft(NAME);
    await stage.setStatus('UNDER_REVIEW');
    const before = await writes();
    const result = await one.client.submitAnswers();
    expect(result).toMatchObject({ ok: false });
    expect(['state_conflict', 'version_conflict']).toContain(result.ok ? '' : result.error.code);
    await one.client.refresh();
    expect(one.client.getSnapshot()).toMatchObject({ status: 'UNDER_REVIEW' });
    expect(one.client.getSnapshot().drafts['full-name']).toMatchObject({ phase: 'locked', answer: NAME });
    expect(await writes()).toBe(before);
  });
});

describe('a command', () => {
  it('that the server is still carrying out is asked for again until its answer is there', async () => {
    const { stage, one, keys } = await openPages();
    const busy = JSON.stringify({ type: 'about:blank', title: 'x', status: 409, code: 'state_conflict', requestId: 'r' });
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' };
    stage.proxy.meet(ANSWERS, answer(409, headers, busy), ({ response, forward }) =>
      forward().then((real) => {
        response.writeHead(real.statusCode ?? 500, { 'content-type': 'application/json' });
        real.pipe(response);
      }),
    );
    one.client.setDraft(NAME);
    const sent = one.client.submitAnswers();
    await eventually(() => expect(keys()).toHaveLength(1));
    await eventually(() => {
      one.clock.advance(100);
      expect(keys()).toHaveLength(2);
    });
    expect(await sent).toMatchObject({ ok: true });
    expect(new Set(keys()).size).toBe(1);
  });

  it.each([
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
    [429, 'rate_limited'],
  ])('that a proxy answered with %s keeps its key, because the server may have done it', async (status, code) => {
    const { stage, one, keys } = await openPages();
    one.client.setDraft(NAME);
    stage.proxy.meet(ANSWERS, answer(status));
    const first = await one.client.submitAnswers();
    expect(first).toMatchObject({ ok: false });
    if (!first.ok) expect(first.error.retryable, code).toBe(true);
    stage.proxy.heal();
    expect(await one.client.submitAnswers()).toMatchObject({ ok: true });
    expect(new Set(keys()).size).toBe(1);
  });

  it('that a proxy blocked with a bare 404 keeps what was typed', async () => {
    const { stage, one } = await openPages();
    one.client.setDraft(NAME);
    stage.proxy.meet(ANSWERS, answer(404, { 'content-type': 'text/html' }, '<html>'));
    expect(await one.client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(one.client.getSnapshot().drafts['full-name']).toMatchObject({ phase: 'editing', answer: NAME });
  });
});
