'use client';
import type { ReactElement, ReactNode } from 'react';
import { LifecycleTimelineList } from '../../react/lifecycle-timeline/index.js';
import { useHydrated } from '../../react/provider/index.js';
import type { TimelineData } from './timeline-data.js';
import type { RowManners } from './row-manners.js';
import { useNewEntries } from './use-new-entries.js';
import { usePrinting } from './use-printing.js';
import type { TimelineRows } from './use-timeline-rows.js';
import { rowsUpTo, WholeList } from './whole-list.js';
import { WindowedList } from './windowed-list.js';
import { useTimelineWords } from './use-timeline-words.js';

/** The entries: all of them in the document, or above a number of them those in sight. On paper it is all of them always. */
export function TimelineList({ rows, data, windowAbove, expected, foot, viewer, level }: TimelineListProps): ReactElement {
  const words = useTimelineWords();
  const isPrinting = usePrinting();
  const { newAbove, onHead } = useNewEntries(rows, data.filter);
  const manners = { viewer, level, words, isHydrated: useHydrated(), today: rows.today };
  const list = { ...manners, rows, label: words.t('timeline.list') };
  if (rows.count <= windowAbove) {
    return (
      <>
        <WholeList {...list} expected={expected} />
        {foot}
      </>
    );
  }
  return (
    <>
      {expected === null ? null : (
        <LifecycleTimelineList className="csk-lifecycle-timeline-list" aria-label={words.t('timeline.next')}>
          {expected}
        </LifecycleTimelineList>
      )}
      <WindowedList {...list} hasMore={data.hasMore} older={foot} newAbove={newAbove} onHead={onHead} />
      {isPrinting ? (
        <LifecycleTimelineList className="csk-lifecycle-timeline-list csk-lifecycle-timeline-paper">
          {rowsUpTo(rows.count, rows, manners)}
        </LifecycleTimelineList>
      ) : null}
    </>
  );
}

interface TimelineListProps extends Pick<RowManners, 'viewer' | 'level'> {
  rows: TimelineRows;
  data: TimelineData;
  windowAbove: number;
  expected: ReactNode;
  foot: ReactNode;
}
