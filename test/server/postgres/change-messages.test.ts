import { describe, expect, it } from 'vitest';
import { fromMessage, toMessages } from '../../../src/server/store-postgres/change-messages.ts';

describe('what nodes tell each other', () => {
  const notice = (customerId: string) => ({ customerId, version: '7', lastSeq: 9, events: 2 });
  it('fits into messages, many to one, and comes out as it went in', () => {
    const notices = Array.from({ length: 1_000 }, (_, index) => notice(`customer-${index}-é"🜁`));
    const messages = toMessages(notices);
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.length).toBeLessThan(20);
    for (const message of messages) expect(new TextEncoder().encode(message).byteLength).toBeLessThan(8_000);
    expect(messages.flatMap((message) => fromMessage(message))).toEqual(notices);
  });

  it('that fits into no message asks to look instead', () => {
    const messages = toMessages([notice('a'), notice('x'.repeat(9_000)), notice('b')]);
    expect(messages.map(fromMessage)).toContain(undefined);
    expect(messages.flatMap((message) => fromMessage(message) ?? []).map(({ customerId }) => customerId)).toEqual(['a', 'b']);
  });

  it.each(['', 'x', '{}', '[]', '[1]', '[["a","1"]]', '[["a","one",1,1]]', '[["a","1",1.5,1]]', '[[1,"1",1,1]]'])(
    'and makes no sense is no notice: %s',
    (text) => expect(fromMessage(text)).toBeUndefined(),
  );
});
