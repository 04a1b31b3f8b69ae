'use client';
import { type CSSProperties, forwardRef, memo, type ReactNode } from 'react';
import { LifecycleTimelineItem } from '../../react/lifecycle-timeline/index.js';
import { lookOf } from './event-looks.js';
import type { TimelineViewer } from './event-words.js';
import type { RowManners } from './row-manners.js';
import { TimelineMomentContent } from './timeline-moment.js';
import type { TimelineRow } from './use-timeline-rows.js';

/** The list item of a row. */
export const TimelineRowItem = forwardRef<HTMLLIElement, TimelineRowItemProps>(function TimelineRowItem(
  { row, viewer, position, size, style, children },
  ref,
) {
  const first = row.moment.events[0];
  return (
    <LifecycleTimelineItem
      ref={ref}
      className="csk-tone csk-lifecycle-timeline-item"
      event={first}
      current={row.current}
      irregular={viewer === 'operator' && first?.irregular === true}
      data-tone={first === undefined ? undefined : lookOf(first).tone}
      position={position}
      size={size}
      style={style}
    >
      {children}
    </LifecycleTimelineItem>
  );
});

interface TimelineRowItemProps {
  row: TimelineRow;
  viewer: TimelineViewer;
  position?: number | undefined;
  size?: number | undefined;
  style?: CSSProperties | undefined;
  children: ReactNode;
}

/** A row with what stands in it. It is rendered again only when something in it changed. */
export const WholeRow = memo(function WholeRow({ row, position, size, ...manners }: WholeRowProps) {
  return (
    <TimelineRowItem row={row} viewer={manners.viewer} position={position} size={size}>
      <TimelineMomentContent row={row} {...manners} />
    </TimelineRowItem>
  );
}, isSameRow);

/** What stands in a row, rendered again only when it changed. */
export const RowContent = memo(TimelineMomentContent, isSameRow);

interface WholeRowProps extends RowManners {
  row: TimelineRow;
  position?: number | undefined;
  size?: number | undefined;
}

type Comparable = RowManners & { row: TimelineRow; position?: number | undefined; size?: number | undefined };

function isSameRow(a: Comparable, b: Comparable): boolean {
  const isSamePlace = a.position === b.position && a.size === b.size;
  const isSameVoice = a.viewer === b.viewer && a.level === b.level && a.words === b.words && a.isHydrated === b.isHydrated;
  const isSameLook = a.row.current === b.row.current && a.row.label === b.row.label && a.row.startsDay === b.row.startsDay;
  const isSimple = a.row.round === undefined && b.row.round === undefined && a.row.gap?.to === b.row.gap?.to;
  if (!isSamePlace || !isSameVoice || !isSameLook || !isSimple) return false;
  return a.row.moment === b.row.moment && a.row.gap?.from === b.row.gap?.from;
}
