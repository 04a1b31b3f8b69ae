import { type Spread, spreadOf } from '../state/statistics.ts';
import { startChild } from './child.ts';
import type { Memory, ServerQuestion } from './status-server.ts';
import type { StreamQuestion } from './stream-client.ts';

const STREAMS = 10_000;
const CHANGES = 12;

interface StreamFigures {
  streams: number;
  /** Bytes a stream keeps in the server's heap, and of its whole process. */
  heapPerStream: number;
  residentPerStream: number;
  /** Milliseconds from a change until half, and all but one in a hundred, and every one of the streams has it. */
  toHalf: Spread;
  toP99: Spread;
  toAll: Spread;
}

/** Ten thousand open streams of one customer on one process, and a change told to all of them. */
export async function measureStreams(): Promise<StreamFigures> {
  const server = startChild<ServerQuestion, number | string | Memory>('status-server.ts');
  const client = startChild<StreamQuestion, number | string[]>('stream-client.ts');
  const port = Number(await server.ask({ do: 'listen' }));
  await server.ask({ do: 'change', customerId: 'ada' });
  await client.ask({ do: 'open', port, streams: 100, customerId: 'ada' });
  const before = asMemory(await server.ask({ do: 'memory' }));
  await client.ask({ do: 'open', port, streams: STREAMS, customerId: 'ada' });
  const after = asMemory(await server.ask({ do: 'memory' }));
  if (after.watchers !== STREAMS) throw new Error(`${after.watchers} streams are open`);
  const halves: number[] = [];
  const p99s: number[] = [];
  const alls: number[] = [];
  for (let change = 0; change <= CHANGES; change += 1) {
    const [asked, heard] = await Promise.all([server.ask({ do: 'change', customerId: 'ada' }), client.ask({ do: 'hear' })]);
    if (!Array.isArray(heard) || typeof asked !== 'string') throw new Error('nothing was heard');
    const times = heard.map((moment) => Number(BigInt(moment) - BigInt(asked)) / 1e6).toSorted((a, b) => a - b);
    // The first warms up.
    if (change === 0) continue;
    halves.push(times[Math.floor(times.length / 2)] ?? Number.NaN);
    p99s.push(times[Math.floor(times.length * 0.99)] ?? Number.NaN);
    alls.push(times.at(-1) ?? Number.NaN);
  }
  await Promise.all([server.end(), client.end()]);
  return {
    streams: STREAMS,
    heapPerStream: Math.round((after.heap - before.heap) / (STREAMS - 100)),
    residentPerStream: Math.round((after.resident - before.resident) / (STREAMS - 100)),
    toHalf: spreadOf(halves),
    toP99: spreadOf(p99s),
    toAll: spreadOf(alls),
  };
}

function asMemory(answered: number | string | Memory): Memory {
  if (typeof answered !== 'object') throw new Error('that is no memory');
  return answered;
}
