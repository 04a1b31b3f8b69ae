'use client';
import type { ReactElement } from 'react';
import { calendarDay, calendarDayOf, type StatusInfo } from '../../model/index.js';
import type { Words } from '../provider/index.js';
import { expectedRange, fillText, hasPassed, SLOT } from '../text/index.js';
import { useBannerWords } from './use-banner-words.js';

/** Since when it is so, and when something is expected. */
export function ExpectedTime({ info, isAsked }: { info: StatusInfo; isAsked: boolean }): ReactElement | null {
  const words = useBannerWords();
  const inReview = info.status === 'UNDER_REVIEW';
  const since = words.t(inReview ? 'banner.in-review-since' : 'banner.since', { date: SLOT });
  const expected = inReview ? expectedWords(info, words, isAsked) : undefined;
  const showsSince = info.since !== undefined && info.status !== 'CREATED' && info.status !== 'UNKNOWN';
  if (!showsSince && expected === undefined) return null;
  return (
    <p className="csk-text" data-muted="" data-size="small">
      {showsSince ? fillText(since, <time dateTime={info.since}>{dayWords(info.since ?? '', words)}</time>) : null} {expected}
    </p>
  );
}

const WEEK = 7;

/** A day as people say it: "today", "yesterday", within a week "Monday", else the date. */
function dayWords(iso: string, words: Words): string {
  const now = words.now();
  const day = calendarDayOf(iso, words.timeZone);
  const daysAgo = day === undefined ? WEEK : calendarDay(now, words.timeZone) - day;
  if (daysAgo === 0 || daysAgo === 1) return words.relativeDay(iso, now) ?? words.date(iso);
  return words.date(iso, daysAgo > 1 && daysAgo < WEEK ? 'weekday' : 'date');
}

/** When a result is expected, as a sentence. `isAsked` where something is asked of the customer just now. */
export function expectedWords(info: StatusInfo, words: Words, isAsked: boolean): string | undefined {
  const { min, max } = expectedRange(info.expectedBy);
  const until = max ?? min;
  if (until === undefined) return undefined;
  if (hasPassed(until, words)) return words.t(isAsked ? 'banner.expected-late' : 'banner.expected-passed');
  const [from, to] = [min === undefined ? undefined : words.date(min), words.date(until)];
  if (from === undefined || from === to) return words.t('banner.expected-by', { date: to });
  return words.t('banner.expected-between', { from, to });
}
