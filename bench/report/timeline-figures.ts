import type { Spread } from '../state/statistics.ts';
import { type Contender, type Figure, rounded, type Target } from './figure.ts';

interface Work {
  painted: Spread;
  ratio: Spread;
}

interface SizeResults {
  events: number;
  variants: Record<string, { work: Partial<Record<WorkName, Work>>; heapMegabytes: Spread }>;
}

/** What `bench/timeline.ts` leaves. */
export interface TimelineResults {
  figures: SizeResults[];
}

const NAMES: Readonly<Record<string, string>> = {
  kit: 'kit',
  'plain-window': 'the ten rows in sight as HTML',
  'react-window': 'the ten rows in sight by React alone',
  'plain-react': 'plain React, all rows',
  mui: 'a list of MUI, all rows',
  antd: 'the timeline of antd, all rows',
  mantine: 'the timeline of Mantine, all rows',
};

/** The timed work, in words. `Again` is the third time in one page. */
const WORK = {
  mount: 'painted, in a page just loaded',
  mountAgain: 'painted, the third time in a page',
  prepend: 'one more at the head, the first',
  prependAgain: 'one more at the head, after that',
} as const;

type WorkName = keyof typeof WORK;

const WORK_NAMES: readonly WorkName[] = ['mount', 'mountAgain', 'prepend', 'prependAgain'];

/** A windowed list of any library is held to so much of the least that can be done. */
const MOST = 1.3;

/** What a history costs at each length, beside the others of the same run. */
export function timelineFigures({ figures }: TimelineResults): Figure[] {
  return figures.flatMap(({ events, variants }) => {
    const many = `${events.toLocaleString('en')} events`;
    const timed = WORK_NAMES.map((name) => workFigure(`${many} ${WORK[name]}`, name, variants));
    const heap: Figure = {
      bench: 'timeline',
      title: `${many}: memory`,
      unit: 'MB',
      contenders: Object.entries(variants).map(([name, { heapMegabytes }]) => contender(name, heapMegabytes)),
    };
    return [...timed.filter(({ contenders }) => contenders.length > 0), heap];
  });
}

function workFigure(title: string, work: WorkName, variants: SizeResults['variants']): Figure {
  const ratio = variants['kit']?.work[work]?.ratio;
  return {
    bench: 'timeline',
    title,
    unit: 'ms',
    contenders: Object.entries(variants).flatMap(([name, variant]) => {
      const painted = variant.work[work]?.painted;
      return painted === undefined ? [] : [contender(name, painted)];
    }),
    ratio: ratio && { to: 'the ten rows in sight as HTML', spread: ratio },
  };
}

function contender(name: string, spread: Spread): Contender {
  return { name: NAMES[name] ?? name, ours: name === 'kit', spread };
}

/** What the history is held to, at each length: to the windowed plain DOM, up to the next frame. */
export function timelineTargets({ figures }: TimelineResults): Omit<Target, 'bench'>[] {
  return figures.flatMap(({ events, variants }) =>
    WORK_NAMES.flatMap((name) => {
      const ratio = variants['kit']?.work[name]?.ratio.median;
      const what = `${events.toLocaleString('en')} events, ${WORK[name]}: at most ${String(MOST)} of the ten rows as HTML`;
      return ratio === undefined ? [] : [{ what, value: rounded(ratio), met: ratio <= MOST }];
    }),
  );
}
