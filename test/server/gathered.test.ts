import { expect, it } from 'vitest';
import { CustomerStatusError } from '../../src/model/index.js';
import { gathered } from '../../src/server/store/gathered.js';

/** A database that answers when it is told to, and remembers how it was asked. */
function askedDatabase(refuses: (input: string) => boolean = () => false, error: unknown = new Error('refused')) {
  const asked: string[][] = [];
  const held: (() => void)[] = [];
  const several = async (inputs: readonly string[]) => {
    asked.push([...inputs]);
    await new Promise<void>((resolve) => void held.push(resolve));
    if (inputs.some(refuses)) throw error;
    return inputs.map((input) => input.toUpperCase());
  };
  /** Answers everything that is asked, until nothing is. */
  const answerAll = async () => {
    for (let round = 0; round < 10; round += 1) {
      for (const answer of held.splice(0)) answer();
      // oxlint-disable-next-line no-await-in-loop -- whoever waited asks now
      await new Promise((resolve) => void setImmediate(resolve));
    }
  };
  return { several, asked, answerAll };
}

it('asks at once while nothing is on its way, and together what comes meanwhile', async () => {
  const { asked, answerAll, ...how } = askedDatabase();
  const ask = gathered(how);
  const answers = Promise.all(['a', 'b', 'c', 'd', 'c'].map((input) => ask(input)));
  expect(asked).toEqual([['a'], ['b']]);
  await answerAll();
  expect(await answers).toEqual(['A', 'B', 'C', 'D', 'C']);
  expect(asked).toEqual([['a'], ['b'], ['c', 'd', 'c']]);
});

it('never asks twice for one key at the same time, and always in the same order', async () => {
  const { asked, answerAll, ...how } = askedDatabase();
  const ask = gathered({ ...how, keyOf: (input) => input });
  const answers = Promise.all(['x', 'y', 'c', 'b', 'c'].map((input) => ask(input)));
  await answerAll();
  expect(await answers).toEqual(['X', 'Y', 'C', 'B', 'C']);
  expect(asked).toEqual([['x'], ['y'], ['b', 'c'], ['c']]);
});

it('asks one by one for what was refused together, so that only who is refused fails', async () => {
  const { asked, answerAll, ...how } = askedDatabase((input) => input === 'bad');
  const ask = gathered(how);
  const answers = Promise.allSettled(['a', 'b', 'c', 'bad', 'd'].map((input) => ask(input)));
  await answerAll();
  expect((await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused'))).toEqual([
    'A',
    'B',
    'C',
    'refused',
    'D',
  ]);
  expect(asked.slice(2)).toEqual([['c', 'bad', 'd'], ['c'], ['bad'], ['d']]);
});

it('does not ask a database again that does not answer', async () => {
  const away = new CustomerStatusError('unavailable', { retryAfterMs: 1_000 });
  const { asked, answerAll, ...how } = askedDatabase(() => true, away);
  const ask = gathered(how);
  const answers = Promise.allSettled(['a', 'b', 'c', 'd'].map((input) => ask(input)));
  await answerAll();
  expect((await answers).every(({ status }) => status === 'rejected')).toBe(true);
  expect(asked).toEqual([['a'], ['b'], ['c', 'd']]);
});
