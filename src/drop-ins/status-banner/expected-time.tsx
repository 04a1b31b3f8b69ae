'use client';
import type { ReactElement } from 'react';
import type { StatusInfo } from '../../model/index.js';
import { useWords, type Words } from '../provider/index.js';
import { fillText, SLOT, TimeText } from '../text/index.js';

/** Since when it is so, and when something is expected. */
export function ExpectedTime({ info }: { info: StatusInfo }): ReactElement | null {
  const words = useWords();
  const inReview = info.status === 'UNDER_REVIEW';
  const since = words.t(inReview ? 'banner.in-review-since' : 'banner.since', { date: SLOT });
  const expected = inReview ? expectedWords(info, words) : undefined;
  const showsSince = info.since !== undefined && info.status !== 'CREATED' && info.status !== 'UNKNOWN';
  if (!showsSince && expected === undefined) return null;
  return (
    <p className="csk-text" data-muted="" data-size="small">
      {showsSince ? fillText(since, <TimeText at={info.since ?? ''} />) : null} {expected}
    </p>
  );
}

/** When a result is expected, as a sentence. */
export function expectedWords(info: StatusInfo, words: Words): string | undefined {
  const { min, max } = info.expectedBy ?? {};
  const until = max ?? min;
  if (until === undefined) return undefined;
  if (Date.parse(until) < words.now()) return words.t('banner.expected-passed');
  const [from, to] = [min === undefined ? undefined : words.date(min), words.date(until)];
  if (from === undefined || from === to) return words.t('banner.expected-by', { date: to });
  return words.t('banner.expected-between', { from, to });
}
