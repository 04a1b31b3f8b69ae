import type { BackendUpdate } from 'customer-status-kit/model';
import { describe, expect, it } from 'vitest';
import { readPieces } from '../../../src/backends/http/read-pieces.js';
import { streamReader } from '../../../src/backends/http/stream-messages.js';
import { message, SNAPSHOT } from './faulty-server.js';

const EVENT = {
  id: 'e-1',
  type: 'note',
  at: '2026-05-06T07:08:09Z',
  actor: { kind: 'operator', label: 'Prüfung 審査 🙂' },
  reasons: [],
  source: { provider: 'test', channel: 'api' },
};

interface Heard {
  updates: BackendUpdate[];
  ids: (string | undefined)[];
  retries: number[];
}

function listening(): { heard: Heard; read: (piece: string) => void } {
  const heard: Heard = { updates: [], ids: [], retries: [] };
  const onUpdate = (update: BackendUpdate, id: string | undefined) => {
    heard.updates.push(update);
    heard.ids.push(id);
  };
  return { heard, read: streamReader({ onUpdate, onRetry: (ms) => heard.retries.push(ms) }) };
}

function hear(...pieces: string[]): Heard {
  const { heard, read } = listening();
  for (const piece of pieces) read(piece);
  return heard;
}

describe('a stream', () => {
  it('tells snapshots, events and resyncs, with the id to come back with', () => {
    const text = message('snapshot', SNAPSHOT, '1') + message('lifecycle', EVENT, '2') + 'event: resync\ndata: {}\n\n';
    const { updates, ids } = hear(text);
    expect(updates).toEqual([{ snapshot: SNAPSHOT }, { event: EVENT }, { resync: true }]);
    expect(ids).toEqual(['1', '2', undefined]);
  });

  it.each([
    ['lines that end with CR and LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['lines that end with CR', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['signs of life between', (text: string) => `:\n\n: still here\n\n${text}:\n\n`],
    ['no blank after the colon', (text: string) => text.replaceAll(': ', ':')],
    ['fields nobody knows', (text: string) => text.replace('event:', 'colour: blue\nevent:')],
  ])('is read with %s', (_what, write) => {
    expect(hear(write(message('lifecycle', EVENT, '7')))).toMatchObject({ updates: [{ event: EVENT }], ids: ['7'] });
  });

  it('is read when every character comes alone', () => {
    expect(hear(...Array.from(message('lifecycle', EVENT, '7').replaceAll('\n', '\r\n'))).updates).toEqual([{ event: EVENT }]);
  });

  it('joins data of several lines', () => {
    const lines = JSON.stringify(EVENT, undefined, 1)
      .split('\n')
      .map((line) => `data: ${line}\n`);
    expect(hear(`event: lifecycle\n${lines.join('')}\n`).updates).toEqual([{ event: EVENT }]);
  });

  it('tells nothing of a message that has not ended', () => {
    expect(hear(message('lifecycle', EVENT).slice(0, -1)).updates).toEqual([]);
  });

  it('leaves out messages with a name nobody knows, or with none', () => {
    expect(hear(message('weather', { sunny: true }, '3'), 'data: hello\n\n').updates).toEqual([]);
  });

  it.each([
    ['no JSON', 'event: snapshot\nid: 9\ndata: {oops\n\n'],
    ['another shape', message('snapshot', { ...SNAPSHOT, version: 3 }, '9')],
    ['an event without a time', message('lifecycle', { ...EVENT, at: undefined }, '9')],
  ])('becomes a resync where a message holds %s, and its id is not the one to come back with', (_what, text) => {
    expect(hear(message('lifecycle', EVENT, '8'), text)).toMatchObject({
      updates: [{ event: EVENT }, { resync: true }],
      ids: ['8', undefined],
    });
  });

  it('passes an event of a type it does not know on as it is', () => {
    expect(hear(message('lifecycle', { ...EVENT, type: 'party' }, '9')).updates).toMatchObject([{ event: { type: 'party' } }]);
  });

  it('reads a status it does not know as UNKNOWN', () => {
    const odd = { ...SNAPSHOT, status: { ...SNAPSHOT.status, status: 'PAUSED' } };
    expect(hear(message('snapshot', odd)).updates[0]?.snapshot?.status.status).toBe('UNKNOWN');
  });

  it('tells how long the server wishes to be left alone, if that is a number', () => {
    expect(hear('retry: 2500\n\n', 'retry: soon\n\n').retries).toEqual([2_500]);
  });

  it('fails when a message never ends, instead of filling the memory', () => {
    const { read } = listening();
    const piece = 'x'.repeat(1_000_000);
    read('data: ');
    expect(() => {
      for (let count = 0; count < 5; count += 1) read(piece);
    }).toThrowError(expect.objectContaining({ code: 'protocol_error' }));
  });
});

async function piecesOf(chunks: Uint8Array[]): Promise<string> {
  let text = '';
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await readPieces(body, new AbortController().signal, (piece) => {
    text += piece;
  });
  return text;
}

describe('the bytes of a stream', () => {
  it('become text even where characters are cut in two', async () => {
    const bytes = new TextEncoder().encode(message('lifecycle', EVENT));
    expect(await piecesOf(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe(message('lifecycle', EVENT));
  });

  it('that are no text do no harm', async () => {
    expect(await piecesOf([Uint8Array.of(0x3a, 0xff, 0x0a)])).toBe(':\uFFFD\n');
  });

  it('are let go when nobody wants them any more', async () => {
    const controller = new AbortController();
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      cancel: () => {
        isCancelled = true;
      },
    });
    const reading = readPieces(body, controller.signal, () => expect.unreachable());
    controller.abort();
    await reading;
    expect(isCancelled).toBe(true);
  });
});
