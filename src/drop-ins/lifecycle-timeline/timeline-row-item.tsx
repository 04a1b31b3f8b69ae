'use client';
import { type CSSProperties, memo, type ReactElement, type ReactNode, type Ref } from 'react';
import { LifecycleTimelineItem } from '../../react/lifecycle-timeline/index.js';
import { lookOf } from './event-looks.js';
import type { TimelineViewer } from './event-words.js';
import type { RowManners } from './row-manners.js';
import { TimelineMomentContent } from './timeline-moment.js';
import type { TimelineRow } from './use-timeline-rows.js';

/** The list item of a row. */
export function rowItem({ row, viewer, position, size, ...rest }: RowItem): ReactElement {
  const first = row.moment.events[0];
  return (
    <LifecycleTimelineItem
      className="csk-tone csk-lifecycle-timeline-item"
      event={first}
      current={row.current}
      irregular={viewer === 'operator' && first?.irregular === true}
      data-tone={first === undefined ? undefined : lookOf(first).tone}
      position={position}
      size={size}
      {...rest}
    />
  );
}

interface RowItem {
  row: TimelineRow;
  viewer: TimelineViewer;
  position?: number | undefined;
  size?: number | undefined;
  style?: CSSProperties | undefined;
  ref?: Ref<HTMLLIElement> | undefined;
  children: ReactNode;
}

/** A row with what stands in it. It is rendered again only when something in it changed. */
export const WholeRow = memo(function WholeRow({ row, position, size, ...manners }: WholeRowProps) {
  return rowItem({ row, viewer: manners.viewer, position, size, children: TimelineMomentContent({ row, ...manners }) });
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
  const isSameVoice = a.viewer === b.viewer && a.level === b.level && a.words === b.words;
  const isSameDay = a.isHydrated === b.isHydrated && a.today === b.today;
  const isSameLook = a.row.current === b.row.current && a.row.label === b.row.label && a.row.startsDay === b.row.startsDay;
  const isSameStory = a.row.moment === b.row.moment && a.row.round === b.row.round;
  const isSameGap = a.row.gap?.from === b.row.gap?.from && a.row.gap?.to === b.row.gap?.to;
  return isSamePlace && isSameVoice && isSameDay && isSameLook && isSameStory && isSameGap;
}
