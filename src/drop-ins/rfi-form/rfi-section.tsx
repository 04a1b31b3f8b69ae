'use client';
import type { ReactElement } from 'react';
import { type RfiCluster, type RfiForm, type RfiPlace, useRfiFormContext } from '../../react/rfi-form/index.js';
import { below, Heading, type HeadingLevel } from '../text/index.js';
import type { ActionHandler } from './action-control.js';
import { RfiClusterItem } from './rfi-cluster-item.js';
import { useFormWords } from './use-form-words.js';
import type { HoldProps } from './use-held-places.js';

/** Requests that are to be answered at the same time, under one heading, with how many of them are ready. */
export function RfiSection({ place, clusters, rows, level, onAction, holdProps }: RfiSectionProps): ReactElement | null {
  const words = useFormWords();
  const form = useRfiFormContext();
  if (rows === 0) return null;
  return (
    <section className="csk-stack">
      <div>
        <div className="csk-rfi-items-head">
          <Heading level={level}>
            {words.t(place === 'upcoming' ? 'rfi-items.section-upcoming' : `rfi-form.section-${place}`)}
          </Heading>
          <SectionCount clusters={clusters} form={form} />
        </div>
        {place === 'upcoming' ? (
          <p className="csk-text" data-muted="" data-size="small">
            {words.t('rfi-items.section-upcoming-note')}
          </p>
        ) : null}
      </div>
      <ul className="csk-list csk-rfi-items-list">
        {clusters.slice(0, rows).map((cluster) => (
          <RfiClusterItem
            key={cluster.key}
            cluster={cluster}
            level={below(level)}
            onAction={onAction}
            place={place}
            holdProps={holdProps}
          />
        ))}
      </ul>
    </section>
  );
}

/** Props of `RfiSection`. */
export interface RfiSectionProps {
  place: RfiPlace;
  clusters: readonly RfiCluster[];
  /** How many of them to show now. */
  rows: number;
  level: HeadingLevel;
  onAction: ActionHandler | undefined;
  holdProps: (cluster: RfiCluster, place: RfiPlace) => HoldProps;
}

/** Of alternatives only those count that were chosen, or as many as are needed. */
function SectionCount({ clusters, form }: { clusters: readonly RfiCluster[]; form: RfiForm }): ReactElement | null {
  const words = useFormWords();
  const hasProblem = ({ requirement }: RfiCluster['items'][number]) => form.problemsOf(requirement.id).length > 0;
  const counts = clusters.map(({ items }) => ({
    total: items[0]?.alternative === undefined ? items.length : Math.max(chosenOf(items).length, items[0].alternative.needed),
    ready: chosenOf(items).filter((item) => item.state === 'ready' && !hasProblem(item)).length,
  }));
  const sum = (name: 'total' | 'ready') => counts.reduce((all, count) => all + count[name], 0);
  if (sum('total') < 2) return null;
  return (
    <p className="csk-hint">
      {words.t('rfi-items.ready', { done: words.number(sum('ready')), total: words.number(sum('total')) })}
    </p>
  );
}

function chosenOf(items: RfiCluster['items']): RfiCluster['items'] {
  return items.filter(({ alternative }) => alternative?.chosen !== false);
}
