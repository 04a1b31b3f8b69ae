'use client';
import type { ReactElement, ReactNode } from 'react';
import { type LifecycleEvent, type PresentedStatus, presentStatus } from '../../model/index.js';
import type { TimelineGap } from '../../react/lifecycle-timeline/index.js';
import type { Words } from '../provider/index.js';
import { Icon } from '../icon/index.js';
import { fillText, Heading, SLOT } from '../text/index.js';
import { eventText } from './event-text.js';
import { byWords, durationWords, isDuration } from './event-words.js';
import { lookOf } from './event-looks.js';
import { momentTime } from './moment-time.js';
import { RoundDetails } from './round-details.js';
import { stepDetails } from './step-details.js';
import { areMany, moreEvents } from './more-events.js';
import type { RowManners } from './row-manners.js';
import type { TimelineRow } from './use-timeline-rows.js';

/**
 * What stands in one row: what happened at one moment, why, who did it and when, and what belongs to it. Its lines are
 * functions and not components: a list of many rows is put together in half the time.
 */
export function TimelineMomentContent({ row, ...manners }: TimelineMomentContentProps): ReactElement | null {
  const { moment, label, startsDay, round, gap } = row;
  const { viewer, words, level } = manners;
  const [first, ...more] = moment.events;
  if (first === undefined) return null;
  const others = round === undefined ? more : more.filter(({ type }) => type !== 'requirement_opened');
  const isCrowd = round === undefined && areMany(moment.events);
  return (
    <>
      {startsDay ? (
        <Heading level={level} size="small" className="csk-lifecycle-timeline-day">
          {label}
        </Heading>
      ) : null}
      <div className="csk-lifecycle-timeline-entry">
        <span className="csk-lifecycle-timeline-marker" aria-hidden="true">
          <Icon name={lookOf(first).icon} />
        </span>
        <div className="csk-lifecycle-timeline-content">
          {isCrowd ? null : headline({ row, first, manners })}
          {isCrowd
            ? moreEvents({ events: moment.events, viewer, words })
            : moreEvents({ events: others, said: first, viewer, words })}
          {metaLine({ row, first, manners })}
          {round === undefined ? null : <RoundDetails round={round} viewer={viewer} words={words} />}
          {stepDetails({ events: moment.events, viewer, words })}
        </div>
      </div>
      {gap === undefined ? null : (
        <p className="csk-text csk-lifecycle-timeline-gap" data-muted="" data-size="small">
          {gapText(gap, words)}
        </p>
      )}
    </>
  );
}

/** What a row shows, and how. */
export interface TimelineMomentContentProps extends RowManners {
  row: TimelineRow;
}

function headline({ row, first, manners }: Line): ReactElement {
  const { viewer, words } = manners;
  const { current, round } = row;
  const tellsStatus = current && first.type === 'status_changed';
  return (
    <>
      {current ? <span className="csk-lifecycle-timeline-tag">{words.t('timeline.current')}</span> : null}
      {eventText({ event: first, viewer, words, plain: round !== undefined && first.type === 'requirement_opened' })}
      {tellsStatus && viewer === 'customer' ? (
        <span className="csk-lifecycle-timeline-described">{words.t(describedBy(presentStatus(first.to)))}</span>
      ) : null}
    </>
  );
}

/** How long a review takes depends on who is reviewed, and who may open an account again on why it was closed: said where known. */
function describedBy(status: PresentedStatus): (typeof DESCRIBED)[keyof typeof DESCRIBED] | `status.${PresentedStatus}.message` {
  return status === 'UNDER_REVIEW' || status === 'DEACTIVATED' ? DESCRIBED[status] : `status.${status}.message`;
}

const DESCRIBED = {
  UNDER_REVIEW: 'status.UNDER_REVIEW.reviewing',
  DEACTIVATED: 'status.DEACTIVATED.closed',
} as const;

/** When, by whom, and how long it took. */
function metaLine({ row: { moment, label }, first, manners }: Line): ReactElement {
  const { viewer, words, isHydrated } = manners;
  const by = byWords(first, viewer, words);
  const line = (
    <>
      {momentTime({ at: moment.at, day: label, words, isHydrated })}
      {by === undefined ? null : ' '}
      {by === undefined ? null : <span>{by}</span>}
    </>
  );
  return (
    <span className="csk-lifecycle-timeline-meta">
      {isDuration(first.durationMs) ? fillText(withDuration(first.durationMs, words), line) : line}
    </span>
  );
}

function withDuration(ms: number, words: Words): string {
  const took = words.t('timeline.took', { duration: durationWords(ms, words) });
  return words.t('common.beside', { first: SLOT, second: took });
}

interface Line {
  row: TimelineRow;
  first: LifecycleEvent;
  manners: RowManners;
}

function gapText({ from, to }: TimelineGap, words: Words): ReactNode {
  const sentence = words.t('timeline.gap', { from: words.date(from), to: SLOT });
  return fillText(sentence, <time dateTime={to}>{words.date(to)}</time>);
}
