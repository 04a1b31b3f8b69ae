import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spread } from '../state/statistics.ts';
import { BENCHES, type BenchName, type Contender, type Figure, once, ratioOfMedians, rounded, type Target } from './figure.ts';
import { serverFigures, serverTargets } from './server-figures.ts';
import { timelineFigures, timelineTargets } from './timeline-figures.ts';

/** What the committed results come to. */
export interface Results {
  /** The machine each bench ran on; a bench without results is not there. */
  machines: Partial<Record<BenchName, Record<string, unknown>>>;
  figures: Figure[];
  targets: Target[];
}

const ours = (name: string, spread: Spread): Contender => ({ name, ours: true, spread });
const theirs = (name: string, spread: Spread): Contender => ({ name, ours: false, spread });

type Read = (results: never) => Figure[];

/** Reads whatever benches have left in a folder. */
export function readResults(folder: string): Results {
  const results: Results = { machines: {}, figures: [], targets: [] };
  for (const bench of BENCHES) {
    const file = join(folder, `${bench}.json`);
    if (!existsSync(file)) continue;
    const left = JSON.parse(readFileSync(file, 'utf8')) as {
      machine: Record<string, unknown>;
      targets?: Omit<Target, 'bench'>[];
    };
    results.machines[bench] = left.machine;
    results.figures.push(...READERS[bench](left as never));
    const judged = JUDGES[bench]?.(left as never) ?? [];
    results.targets.push(...[...(left.targets ?? []), ...judged].map((target) => ({ bench, ...target })));
  }
  return results;
}

interface StateResults {
  transitions: Record<'bare' | 'shaped' | 'live' | 'resting' | 'ratioLive' | 'ratioShaped', Spread>;
  badgeMount: { badges: number; ms: Spread; plainMs: Spread };
  paint: { toDom: Spread; toPaint: Spread };
  sizes: { requirements: number; ms: Spread }[];
}

function stateFigures({ transitions, badgeMount, paint, sizes }: StateResults): Figure[] {
  return [
    {
      bench: 'state',
      title: 'Status events taken by the customer chart',
      unit: 'per second',
      contenders: [
        ours('customer chart, live', transitions.live),
        ours('customer chart, at rest', transitions.resting),
        theirs('bare machine of six states', transitions.bare),
        theirs('the same shape without actions', transitions.shaped),
      ],
      ratio: { to: 'bare machine of six states', spread: transitions.ratioLive },
    },
    {
      bench: 'state',
      title: `${badgeMount.badges.toLocaleString('en')} badges mounted`,
      unit: 'ms',
      contenders: [ours('badges', badgeMount.ms), theirs('plain spans', badgeMount.plainMs)],
      ratio: { to: 'plain spans', spread: ratioOfMedians(badgeMount.ms, badgeMount.plainMs) },
    },
    {
      bench: 'state',
      title: 'A status that is pushed, in the whole panel',
      unit: 'ms',
      contenders: [ours('in the document', paint.toDom), ours('painted', paint.toPaint)],
    },
    {
      bench: 'state',
      title: 'A snapshot taken over, by the number of its requirements',
      unit: 'ms',
      contenders: sizes.map(({ requirements, ms }) => ours(requirements.toLocaleString('en'), ms)),
    },
  ];
}

const FORM_MEASURES = {
  mount: 'first sight',
  whole: 'all in the document',
  keystroke: 'a keystroke, to the next frame',
  keystrokeWork: 'a keystroke, script and layout',
} as const;

type FormKind = { kind: string; fields: number } & Record<keyof typeof FORM_MEASURES, Spread>;

function formFigures({ figures }: { figures: FormKind[] }): Figure[] {
  const compared = figures.filter(({ fields }) => fields === figures[0]?.fields);
  const kit = compared.find(({ kind }) => kind === 'kit');
  const other = compared.find(({ kind }) => kind === 'react-hook-form');
  return Object.entries(FORM_MEASURES).map(([name, words]) => {
    const measure = name as keyof typeof FORM_MEASURES;
    return {
      bench: 'form',
      title: `A form of ${String(kit?.fields)} fields: ${words}`,
      unit: 'ms',
      contenders: compared.map((one) => (one.kind.startsWith('kit') ? ours : theirs)(one.kind, one[measure])),
      ratio: kit && other ? { to: other.kind, spread: ratioOfMedians(kit[measure], other[measure]) } : undefined,
    };
  });
}

interface FilesResults {
  prepare: {
    megabytes: number;
    ways: Record<string, { ms: Spread; blockedMs: Spread }>;
    toFaster: { worker: Spread };
    peak48: Record<string, number>;
  };
  transfer: { megabytes: number } & Record<'form', { kit: Spread; bareXhr: Spread }> &
    Record<'resumable', { kit: Spread; bareTus: Spread }>;
}

function filesFigures({ prepare, transfer }: FilesResults): Figure[] {
  const ways = Object.entries(prepare.ways);
  const by = (name: string, spread: Spread) => (name.startsWith('kit') ? ours : theirs)(name, spread);
  const photo = `A photo of ${prepare.megabytes.toFixed(1)} MB made ready to send`;
  const upload = `An upload of ${String(transfer.megabytes)} MB`;
  const { form, resumable } = transfer;
  return [
    {
      bench: 'files',
      title: photo,
      unit: 'ms',
      contenders: ways.map(([name, { ms }]) => by(name, ms)),
      ratio: { to: 'the faster of the others', spread: prepare.toFaster.worker },
    },
    {
      bench: 'files',
      title: `${photo}: the page held up`,
      unit: 'ms',
      contenders: ways.map(([name, way]) => by(name, way.blockedMs)),
    },
    {
      bench: 'files',
      title: 'A photo of 48 megapixels: memory at the peak',
      unit: 'MB',
      contenders: Object.entries(prepare.peak48).map(([name, megabytes]) => by(name, once(megabytes))),
    },
    {
      bench: 'files',
      title: `${upload} in one request`,
      unit: 'ms',
      contenders: [ours('kit', form.kit), theirs('bare XMLHttpRequest', form.bareXhr)],
      ratio: { to: 'bare XMLHttpRequest', spread: ratioOfMedians(form.kit, form.bareXhr) },
    },
    {
      bench: 'files',
      title: `${upload} in pieces`,
      unit: 'ms',
      contenders: [ours('kit', resumable.kit), theirs('bare tus-js-client', resumable.bareTus)],
      ratio: { to: 'bare tus-js-client', spread: ratioOfMedians(resumable.kit, resumable.bareTus) },
    },
  ];
}

const READERS: Readonly<Record<BenchName, Read>> = {
  state: stateFigures,
  form: formFigures,
  files: filesFigures,
  timeline: timelineFigures,
  server: serverFigures,
};

/** The bounds of benches that leave none of their own. */
const JUDGES: Readonly<Partial<Record<BenchName, (results: never) => Omit<Target, 'bench'>[]>>> = {
  state: stateTargets,
  timeline: timelineTargets,
  server: serverTargets,
};

function stateTargets({ transitions }: StateResults): Omit<Target, 'bench'>[] {
  const { median } = transitions.ratioLive;
  return [{ what: 'status events to a bare machine of six states, at least 0.5', value: rounded(median), met: median >= 0.5 }];
}
