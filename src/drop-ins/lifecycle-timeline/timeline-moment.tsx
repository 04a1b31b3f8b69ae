'use client';
import type { ReactElement } from 'react';
import { type LifecycleEvent, presentStatus } from '../../model/index.js';
import type { Words } from '../provider/index.js';
import { Icon } from '../icon/index.js';
import { fillText, Heading, SLOT } from '../text/index.js';
import { EventText } from './event-text.js';
import { actorWords, durationWords } from './event-words.js';
import { lookOf } from './event-looks.js';
import { MomentTime } from './moment-time.js';
import { RoundDetails } from './round-details.js';
import { StepDetails } from './step-details.js';
import { areMany, MoreEvents } from './more-events.js';
import type { RowManners } from './row-manners.js';
import type { TimelineRow } from './use-timeline-rows.js';

/** What stands in one row: what happened at one moment, why, who did it and when, and what belongs to it. */
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
          {isCrowd ? null : <Headline row={row} first={first} manners={manners} />}
          {isCrowd ? (
            <MoreEvents events={moment.events} viewer={viewer} words={words} />
          ) : (
            <MoreEvents events={others} said={first} viewer={viewer} words={words} />
          )}
          <Meta row={row} first={first} manners={manners} />
          {round === undefined ? null : <RoundDetails round={round} viewer={viewer} words={words} />}
          <StepDetails events={moment.events} viewer={viewer} words={words} />
        </div>
      </div>
      {gap === undefined ? null : (
        <p className="csk-text csk-lifecycle-timeline-gap" data-muted="" data-size="small">
          <GapText from={gap.from} to={gap.to} words={words} />
        </p>
      )}
    </>
  );
}

/** What a row shows, and how. */
export interface TimelineMomentContentProps extends RowManners {
  row: TimelineRow;
}

function Headline({ row, first, manners }: LineProps): ReactElement {
  const { viewer, words } = manners;
  const { current, round } = row;
  const tellsStatus = current && first.type === 'status_changed';
  return (
    <>
      {current ? <span className="csk-lifecycle-timeline-tag">{words.t('timeline.current')}</span> : null}
      <EventText event={first} viewer={viewer} words={words} plain={round !== undefined && first.type === 'requirement_opened'} />
      {tellsStatus && viewer === 'customer' ? (
        <span className="csk-lifecycle-timeline-described">{words.t(`status.${presentStatus(first.to)}.message`)}</span>
      ) : null}
    </>
  );
}

/** When, by whom, and how long it took. */
function Meta({ row: { moment, label }, first, manners }: LineProps): ReactElement {
  const { viewer, words, isHydrated } = manners;
  return (
    <span className="csk-lifecycle-timeline-meta">
      <MomentTime at={moment.at} day={label} words={words} isHydrated={isHydrated} />{' '}
      <span>{words.t('timeline.by', { actor: actorWords(first, viewer, words) })}</span>
      {first.durationMs === undefined ? null : (
        <span>, {words.t('timeline.took', { duration: durationWords(first.durationMs, words) })}</span>
      )}
    </span>
  );
}

interface LineProps {
  row: TimelineRow;
  first: LifecycleEvent;
  manners: RowManners;
}

function GapText({ from, to, words }: { from: string; to: string; words: Words }): ReactElement {
  const sentence = words.t('timeline.gap', { from: words.date(from), to: SLOT });
  return <>{fillText(sentence, <time dateTime={to}>{words.date(to)}</time>)}</>;
}
