import type { RealPostgres } from '../../test/server/fixtures/real-postgres.ts';
import { type Spread, spreadOf } from '../state/statistics.ts';
import { type Child, startChild } from './child.ts';
import type { LoadAnswer, LoadQuestion } from './load-client.ts';
import type { ServerGiven, ServerQuestion } from './status-server.ts';

const PATH = '/api/customer-status/customers/ada';
const HEADERS = { authorization: 'Bearer customer/ada' };
const CONNECTIONS = 32;
const ROUNDS = 7;
const ROUND_MS = 2_000;

interface SnapshotFigures {
  bytes: number;
  /** Requests a second of a server that sends the same bytes and does nothing else. */
  bare: Spread;
  /** Of the handler, by where its store is. */
  memory: Spread;
  postgres: Spread;
  /** The handler's requests a second as a share of the bare server's in the same round. */
  memoryRatio: Spread;
  postgresRatio: Spread;
  /** Milliseconds of the handler with its store in memory. */
  p50: Spread;
  p99: Spread;
}

/** Reading one customer, in turns with a bare server that sends the same bytes. The first round only warms up. */
export async function measureSnapshots(postgres: RealPostgres): Promise<SnapshotFigures> {
  const handlers = {
    memory: startChild<ServerQuestion, number>('status-server.ts', {} satisfies ServerGiven),
    postgres: startChild<ServerQuestion, number>('status-server.ts', {
      postgres: await postgres.database(),
    } satisfies ServerGiven),
  };
  const load = startChild<LoadQuestion, LoadAnswer>('load-client.ts');
  const ports = { memory: await handlers.memory.ask({ do: 'listen' }), postgres: await handlers.postgres.ask({ do: 'listen' }) };
  const { body, bare } = await startBare(ports.memory);
  const targets = { ...ports, bare: await bare.ask({ do: 'listen' }) };
  await fetch(`http://127.0.0.1:${ports.postgres}${PATH}`, { headers: HEADERS });
  const rounds: Record<keyof typeof targets, LoadAnswer>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = await measureRound(load, targets);
    if (round > 0) rounds.push(measured);
  }
  await Promise.all([...Object.values(handlers), bare, load].map((child) => child.end()));
  const of = (pick: (round: (typeof rounds)[number]) => number) => spreadOf(rounds.map(pick));
  return {
    bytes: body.length,
    bare: of((round) => round.bare.perSecond),
    memory: of((round) => round.memory.perSecond),
    postgres: of((round) => round.postgres.perSecond),
    memoryRatio: of((round) => round.memory.perSecond / round.bare.perSecond),
    postgresRatio: of((round) => round.postgres.perSecond / round.bare.perSecond),
    p50: of((round) => round.memory.p50),
    p99: of((round) => round.memory.p99),
  };
}

async function startBare(port: number): Promise<{ body: string; bare: Child<{ do: 'listen' }, number> }> {
  const sample = await fetch(`http://127.0.0.1:${port}${PATH}`, { headers: HEADERS });
  const body = await sample.text();
  const ofConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length']);
  const headers = Object.fromEntries([...sample.headers].filter(([name]) => !ofConnection.has(name)));
  return { body, bare: startChild<{ do: 'listen' }, number>('bare-server.ts', { headers, body }) };
}

async function measureRound<Name extends string>(
  load: Child<LoadQuestion, LoadAnswer>,
  targets: Record<Name, number>,
): Promise<Record<Name, LoadAnswer>> {
  const measured: Partial<Record<Name, LoadAnswer>> = {};
  for (const name of Object.keys(targets) as Name[]) {
    const question = { port: targets[name], path: PATH, headers: HEADERS, connections: CONNECTIONS, ms: ROUND_MS };
    measured[name] = await load.ask(question);
  }
  return measured as Record<Name, LoadAnswer>;
}
