import type { Spread } from '../state/statistics.ts';
import { type Contender, type Figure, once, rounded, type Target } from './figure.ts';

interface ServerResults {
  figures: {
    snapshots?: Record<'bare' | 'memory' | 'postgres' | 'memoryRatio' | 'postgresRatio', Spread>;
    streams?: { streams: number; heapPerStream: number; residentPerStream: number } & Record<
      'toHalf' | 'toP99' | 'toAll',
      Spread
    >;
    webhooks?: { perSecond: number; p50: number; p99: number; lateMs: number; lost: number }[];
    growth?: { customers: number; read: number; events: number; webhook: number }[];
  };
}

const ours = (name: string, spread: Spread): Contender => ({ name, ours: true, spread });

/** What the server half costs, for as much of it as was measured. */
export function serverFigures({ figures: { snapshots, streams, webhooks, growth } }: ServerResults): Figure[] {
  return [
    ...(snapshots === undefined ? [] : snapshotFigures(snapshots)),
    ...(streams === undefined ? [] : streamFigures(streams)),
    ...(webhooks ?? []).map(webhookFigure),
    ...(growth ?? []).map(growthFigure),
  ];
}

function snapshotFigures(of: NonNullable<ServerResults['figures']['snapshots']>): Figure[] {
  return [
    {
      bench: 'server',
      title: 'A customer read over HTTP',
      unit: 'per second',
      contenders: [
        ours('handler, store in memory', of.memory),
        ours('handler, PostgreSQL', of.postgres),
        { name: 'bare node:http with the same answer', ours: false, spread: of.bare },
      ],
      ratio: { to: 'bare node:http with the same answer', spread: of.memoryRatio },
    },
  ];
}

function streamFigures(of: NonNullable<ServerResults['figures']['streams']>): Figure[] {
  const many = `${of.streams.toLocaleString('en')} open streams`;
  return [
    {
      bench: 'server',
      title: `${many}: until a change has reached`,
      unit: 'ms',
      contenders: [ours('half of them', of.toHalf), ours('99 of 100', of.toP99), ours('all', of.toAll)],
    },
    {
      bench: 'server',
      title: `${many}: memory of each`,
      unit: 'bytes',
      contenders: [ours('heap', once(of.heapPerStream)), ours('resident', once(of.residentPerStream))],
    },
  ];
}

function webhookFigure({
  perSecond,
  p50,
  p99,
  lateMs,
  lost,
}: {
  perSecond: number;
  p50: number;
  p99: number;
  lateMs: number;
  lost: number;
}): Figure {
  return {
    bench: 'server',
    title: `${perSecond.toLocaleString('en')} webhooks a second, ${String(lost)} lost, until acknowledged`,
    unit: 'ms',
    contenders: [ours('half of them', once(p50)), ours('99 of 100', once(p99)), ours('the last, after it was due', once(lateMs))],
  };
}

function growthFigure({
  customers,
  read,
  events,
  webhook,
}: {
  customers: number;
  read: number;
  events: number;
  webhook: number;
}): Figure {
  return {
    bench: 'server',
    title: `With ${customers.toLocaleString('en')} customers, median of a request`,
    unit: 'ms',
    contenders: [ours('a read', once(read)), ours('a page of events', once(events)), ours('a webhook', once(webhook))],
  };
}

/** A read is held to half of a bare server's, a provider's webhooks to being acknowledged as fast as they come, none lost. */
export function serverTargets({ figures: { snapshots, webhooks } }: ServerResults): Omit<Target, 'bench'>[] {
  const read = snapshots?.memoryRatio.median;
  return [
    ...(read === undefined
      ? []
      : [{ what: 'a customer read to a bare node:http, at least 0.5', value: rounded(read), met: read >= 0.5 }]),
    ...(webhooks ?? []).map(({ perSecond, lateMs, lost }) => ({
      what: `${perSecond.toLocaleString('en')} webhooks a second: ms the last is late, none lost, below 1,000`,
      value: rounded(lateMs),
      met: lost === 0 && lateMs < 1_000,
    })),
  ];
}
