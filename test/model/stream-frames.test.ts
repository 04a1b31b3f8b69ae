import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { array, assert, constantFrom, nat, oneof, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { BEAT_FRAME, messageFrame, retryFrame } from '../../src/model/wire/stream-frames.ts';

it('whatever a text holds, it arrives as one message and begins no other', () => {
  const hostile = constantFrom(
    '\n\nevent: snapshot\ndata: {}\n\n',
    '\r\nid: 99\r\n',
    '\u2028',
    '\u0000',
    '\uFEFF',
    ':\n',
    'retry: 1\n',
  );
  const text = array(oneof(string({ unit: 'binary' }), hostile)).map((pieces) => pieces.join(''));
  assert(
    property(text, nat(), (value, id) => {
      const messages: EventSourceMessage[] = [];
      const retries: number[] = [];
      const parser = createParser({ onEvent: (message) => messages.push(message), onRetry: (ms) => retries.push(ms) });
      parser.feed(retryFrame(1_000) + messageFrame('lifecycle', id, { value, [value]: 1 }) + BEAT_FRAME);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toMatchObject({ event: 'lifecycle', id: String(id) });
      const told = JSON.parse(messages[0]?.data ?? '');
      expect(told).toEqual(JSON.parse(JSON.stringify({ value, [value]: 1 })));
      expect(retries).toEqual([1_000]);
    }),
    { numRuns: process.env['CSK_LONG'] === '1' ? 100_000 : 500 },
  );
});
