'use client';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { LifecycleTimelineList } from '../../react/lifecycle-timeline/index.js';
import { HeldInView } from './held-in-view.js';
import type { RowManners } from './row-manners.js';
import { WholeRow } from './timeline-row-item.js';
import { useAfterPaint } from './use-after-paint.js';
import { usePrinting } from './use-printing.js';
import type { TimelineRows } from './use-timeline-rows.js';

/** So many rows fill a screen. */
export const FIRST_ROWS = 10;

/**
 * Every entry in the document. The first screen is painted at once and the rest follows without holding up the page;
 * HTML of a server is whole from the start.
 */
export function WholeList({ rows, label, expected, ...manners }: WholeListProps): ReactElement {
  const list = useRef<HTMLOListElement>(null);
  const isPrinting = usePrinting();
  const isWhole = useAfterPaint(!manners.isHydrated) || isPrinting;
  const count = isWhole ? rows.count : Math.min(rows.count, FIRST_ROWS);
  return (
    <HeldInView list={list}>
      <LifecycleTimelineList ref={list} className="csk-lifecycle-timeline-list" aria-label={label}>
        {expected}
        {rowsUpTo(count, rows, manners)}
      </LifecycleTimelineList>
    </HeldInView>
  );
}

interface WholeListProps extends RowManners {
  rows: TimelineRows;
  label: string;
  /** The step that is expected next. */
  expected?: ReactNode;
}

/** The first rows of a timeline. With a size, each says where it stands. */
export function rowsUpTo(count: number, rows: TimelineRows, manners: RowManners, size?: number): ReactElement[] {
  return Array.from({ length: Math.min(count, rows.count) }).flatMap((_, index) => {
    const row = rows.at(index);
    if (row === undefined) return [];
    const place = size === undefined ? {} : { position: index + 1, size };
    return <WholeRow key={rows.idAt(index)} row={row} {...manners} {...place} />;
  });
}
