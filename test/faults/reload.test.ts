import { describe, expect, it } from 'vitest';
import type { IntentStorage } from 'customer-status-kit/client';
import { tabStorage } from '../client/tab-storage.js';
import { type Fault, loseAnswer, refuse } from './fault-proxy.js';
import { openStage, whenConnected } from './stage.js';

const ANSWERS = '/customers/ada/answers';
const name = (value: string) => ({ kind: 'field', requirementId: 'full-name', value }) as const;

async function openReloads() {
  const stage = await openStage();
  const keys = () => stage.proxy.seen(ANSWERS).map(({ headers }) => headers['idempotency-key']);
  const getAda = () => stage.handler.service.getCustomer('ada');
  const writes = async () => Number((await getAda()).version);
  const open = async (intentStorage: IntentStorage = tabStorage()) => {
    const page = stage.openClient({}, 'ada', { intentStorage });
    page.client.start();
    await whenConnected(page.client, 'live');
    return page;
  };
  /** A page that sends, never hears what became of it, and goes away. */
  const sendAndLeave = async (intentStorage: IntentStorage, value: string, fault: Fault) => {
    const { client } = await open(intentStorage);
    client.setDraft(name(value));
    stage.proxy.meet(ANSWERS, fault);
    stage.proxy.stallAll();
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'network' } });
    client.dispose();
    stage.proxy.heal();
  };
  return { stage, keys, getAda, writes, open, sendAndLeave };
}

describe('answers whose confirmation was lost, after the page was loaded again', () => {
  it('have one effect when a page that knows nothing of it sends them again', async () => {
    const { stage, keys, getAda, writes, sendAndLeave } = await openReloads();
    const intentStorage = tabStorage();
    const initialSnapshot = await getAda();
    const before = await writes();
    await sendAndLeave(intentStorage, 'Ada', loseAnswer());
    expect(await writes()).toBe(before + 1);
    const events = (await stage.events()).length;
    // The page comes as the server had drawn it before, and the customer is quicker than its first read.
    const { client } = stage.openClient({}, 'ada', { intentStorage, initialSnapshot });
    client.setDraft(name('Ada'));
    expect(await client.submitAnswers()).toMatchObject({ ok: true, value: { reference: keys()[0] } });
    expect(keys()).toHaveLength(2);
    expect(new Set(keys()).size).toBe(1);
    expect(await writes()).toBe(before + 1);
    expect((await stage.events()).length).toBe(events);
    expect(intentStorage.everything()).toBe('[]');
  });

  it('have one effect when something else was typed meanwhile, which is kept and not called sent', async () => {
    const { stage, getAda, writes, sendAndLeave } = await openReloads();
    const intentStorage = tabStorage();
    const initialSnapshot = await getAda();
    const before = await writes();
    await sendAndLeave(intentStorage, 'Ada', loseAnswer());
    const { client } = stage.openClient({}, 'ada', { intentStorage, initialSnapshot });
    client.setDraft(name('Augusta'));
    expect(await client.submitAnswers()).toMatchObject({ ok: false, error: { code: 'idempotency_mismatch' } });
    expect(await writes()).toBe(before + 1);
    expect(client.getSnapshot().drafts['full-name']?.answer).toEqual(name('Augusta'));
    expect(client.getSnapshot().customer?.version).toBe(String(before + 1));
  });

  it('that never arrived are sent with the key they had, whatever is typed now', async () => {
    const { keys, writes, open, sendAndLeave } = await openReloads();
    const intentStorage = tabStorage();
    const before = await writes();
    await sendAndLeave(intentStorage, 'Ada', refuse());
    const { client } = await open(intentStorage);
    client.setDraft(name('Augusta'));
    expect(await client.submitAnswers()).toMatchObject({ ok: true });
    expect(new Set(keys()).size).toBe(1);
    expect(await writes()).toBe(before + 1);
  });

  it('of two tabs have a key each, and one effect', async () => {
    const { keys, writes, open } = await openReloads();
    const before = await writes();
    const [one, two] = [await open(), await open()];
    for (const { client } of [one, two]) client.setDraft(name('Ada'));
    const results = await Promise.all([one.client.submitAnswers(), two.client.submitAnswers()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(keys()).size).toBe(2);
    expect(await writes()).toBe(before + 1);
  });
});
