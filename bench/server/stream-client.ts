import { connect, type Socket } from 'node:net';
import { answer } from './child.ts';

/** What the reader of many streams is asked. */
export type StreamQuestion =
  | { do: 'open'; port: number; streams: number; customerId: string }
  /** Answers when each stream has heard one more snapshot, with the moments in nanoseconds of this machine. */
  | { do: 'hear' };

const sockets: Socket[] = [];
let heard: bigint[] = [];
let onHeard = () => {};

answer<StreamQuestion>(async (question) => {
  if (question.do === 'open') return openAll(question);
  await new Promise<void>((resolve) => {
    onHeard = () => void (heard.length >= sockets.length && resolve());
    onHeard();
  });
  const moments = heard.map(String);
  heard = [];
  return moments;
});

async function openAll({ port, streams, customerId }: { port: number; streams: number; customerId: string }): Promise<number> {
  const request = `GET /api/customer-status/customers/${customerId}/stream HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer customer/${customerId}\r\n\r\n`;
  while (sockets.length < streams) {
    const crowd = Math.min(200, streams - sockets.length);
    // oxlint-disable-next-line no-await-in-loop -- a crowd after the other
    sockets.push(...(await Promise.all(Array.from({ length: crowd }, () => open(port, request)))));
  }
  heard = [];
  return sockets.length;
}

/** Resolves once the first snapshot has come. */
function open(port: number, request: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    let isOpen = false;
    const socket = connect(port, '127.0.0.1', () => void socket.write(request));
    socket.on('error', reject).on('data', (piece) => {
      if (!piece.includes('event: snapshot')) return;
      if (isOpen) {
        heard.push(process.hrtime.bigint());
        onHeard();
      }
      isOpen = true;
      resolve(socket);
    });
  });
}
