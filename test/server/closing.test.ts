import { type Connector, inMemoryStore } from 'customer-status-kit/server';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { describe, expect, it } from 'vitest';
import { openDesk, problemOf, PROFILE } from './fixtures/desk.ts';

const ANSWERS = '/customers/ada/answers';

/** A promise, and what settles it. */
function settledBy<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('a handler that is closed while a provider is at work', () => {
  function slowDesk() {
    const waiting = settledBy<void>();
    const begun = settledBy<AbortSignal>();
    const sandbox = sandboxConnector();
    const memory = inMemoryStore();
    let isClosed = false;
    const open = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      if (isClosed) throw new Error('the store is closed');
      return work();
    };
    const store: typeof memory = {
      ...memory,
      getCustomer: (id) => open(() => memory.getCustomer(id)),
      commit: (change) => open(() => memory.commit(change)),
      close: async () => void (isClosed = true),
    };
    const connector: Connector = {
      ...sandbox,
      submitAnswers: async (context, input) => {
        begun.resolve(context.signal);
        await waiting.promise;
        return sandbox.submitAnswers!(context, input);
      },
    };
    return { desk: openDesk({ store, connector }), begun: begun.promise, finish: waiting.resolve, memory };
  }

  it('stores and answers what is under way, and begins nothing new', async () => {
    const { desk, begun, finish, memory } = slowDesk();
    await desk.ada.customer();
    const answering = desk.ada.send('POST', ANSWERS, { body: PROFILE });
    const signal = await begun;
    const closing = desk.handler.close();
    const refused = await desk.ben.send('POST', '/customers/ben/answers', { body: PROFILE });
    expect(await problemOf(refused)).toMatchObject({ status: 503, code: 'unavailable' });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await desk.ada.send('GET', '/customers/ada')).status).toBe(200);
    expect(signal.aborted).toBe(false);
    finish();
    expect((await answering).status).toBe(200);
    await closing;
    expect((await memory.getCustomer('ada'))?.snapshot.status.status).toBe('UNDER_REVIEW');
    expect(await problemOf(await desk.ada.send('GET', '/customers/ada'))).toMatchObject({ status: 503 });
    expect(desk.faults).toEqual([]);
  });

  it('ends its streams at once all the same', async () => {
    const { desk, begun, finish } = slowDesk();
    const stream = await desk.ada.send('GET', '/customers/ada/stream');
    const answering = desk.ada.send('POST', ANSWERS, { body: PROFILE });
    await begun;
    const closing = desk.handler.close();
    expect(await stream.text()).toMatch(/retry: \d+\n\n$/);
    finish();
    await Promise.all([answering, closing]);
  });
});
