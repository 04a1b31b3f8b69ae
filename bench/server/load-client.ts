import { connect } from 'node:net';
import { answer } from './child.ts';

/** Asks a server the same thing over many connections, one request after the other on each, for some time. */
export interface LoadQuestion {
  port: number;
  path: string;
  headers: Record<string, string>;
  connections: number;
  ms: number;
}

export interface LoadAnswer {
  perSecond: number;
  /** Milliseconds a request took. */
  p50: number;
  p99: number;
}

answer<LoadQuestion>(async (question) => {
  const request = Buffer.from(
    `GET ${question.path} HTTP/1.1\r\nhost: bench\r\n${Object.entries(question.headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n`,
  );
  const length = await lengthOfAnswer(question.port, request);
  const times: number[] = [];
  const started = performance.now();
  const end = started + question.ms;
  await Promise.all(Array.from({ length: question.connections }, () => askUntil(question.port, request, length, end, times)));
  const took = performance.now() - started;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * times.length)] ?? Number.NaN;
  return { perSecond: (times.length / took) * 1_000, p50: at(0.5), p99: at(0.99) };
});

/** Every answer is the same, byte for byte: its length tells where one ends. */
function lengthOfAnswer(port: number, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let text = '';
    socket.setEncoding('latin1').on('data', (piece: string) => (text += piece));
    socket.on('error', reject);
    setTimeout(() => {
      socket.destroy();
      if (text.startsWith('HTTP/1.1 200')) resolve(text.length);
      else reject(new Error(`not answered well: ${text.slice(0, 200)}`));
    }, 300);
  });
}

function askUntil(port: number, request: Buffer, length: number, end: number, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let missing = length;
    let asked = 0;
    const socket = connect(port, '127.0.0.1', ask);
    function ask() {
      asked = performance.now();
      missing = length;
      socket.write(request);
    }
    socket.on('error', reject).on('data', (piece) => {
      missing -= piece.length;
      if (missing > 0) return;
      const now = performance.now();
      times.push(now - asked);
      if (now < end) return ask();
      socket.destroy();
      resolve();
    });
  });
}
