'use client';
import { createContext, forwardRef, type Ref, useContext, useLayoutEffect, useMemo, useRef } from 'react';
import { type CustomContainerComponentProps, type CustomItemComponentProps, Virtualizer, type VirtualizerHandle } from 'virtua';
import { LifecycleTimelineList } from '../../react/lifecycle-timeline/index.js';
import type { RowManners } from './row-manners.js';
import { RowContent, rowItem } from './timeline-row-item.js';
import type { TimelineRows } from './use-timeline-rows.js';

/** The rows in sight, and those that must stay, of a list of any length. Its parent is the box that scrolls. */
export function WindowedRows({ rows, label, size, kept, handle, ...manners }: WindowedRowsProps) {
  const isShifted = useIsShifted(rows, handle);
  const shared = useMemo(() => ({ rows, label, size, viewer: manners.viewer }), [rows, label, size, manners.viewer]);
  const data = useMemo(() => ({ length: rows.count }), [rows.count]);
  return (
    <SharedContext.Provider value={shared}>
      <Virtualizer ref={handle} as={ListElement} item={ItemElement} data={data} shift={isShifted} keepMounted={kept}>
        {(_, index) => {
          const row = rows.at(index);
          return row === undefined ? <span key={index} /> : <RowContent key={rows.idAt(index)} row={row} {...manners} />;
        }}
      </Virtualizer>
    </SharedContext.Provider>
  );
}

/** Props of `WindowedRows`. */
export interface WindowedRowsProps extends RowManners {
  rows: TimelineRows;
  label: string;
  /** How many entries there are; -1 where that is not known. */
  size: number;
  /** The places of rows that stay in the document wherever one scrolls. */
  kept: readonly number[];
  handle: Ref<VirtualizerHandle> & { current: VirtualizerHandle | null };
}

interface Shared {
  rows: TimelineRows;
  label: string;
  size: number;
  viewer: RowManners['viewer'];
}

const SharedContext = createContext<Shared | undefined>(undefined);

const ListElement = forwardRef<HTMLOListElement, CustomContainerComponentProps>(function ListElement({ style, children }, ref) {
  const shared = useContext(SharedContext);
  return (
    <LifecycleTimelineList
      ref={ref}
      className="csk-lifecycle-timeline-list"
      data-windowed=""
      aria-label={shared?.label}
      style={style}
    >
      {children}
    </LifecycleTimelineList>
  );
});

const ItemElement = forwardRef<HTMLLIElement, CustomItemComponentProps>(function ItemElement({ style, index, children }, ref) {
  const shared = useContext(SharedContext);
  const row = shared?.rows.at(index);
  if (shared === undefined || row === undefined) return <li ref={ref} style={style} />;
  return rowItem({ row, viewer: shared.viewer, position: index + 1, size: shared.size, ref, style, children });
});

/** True in the render in which entries have come at the head while the reader is further down: they are put above without moving what is read. */
function useIsShifted(rows: TimelineRows, handle: WindowedRowsProps['handle']): boolean {
  const before = useRef(rows);
  const last = before.current;
  const hasNewHead = rows.idAt(0) !== last.idAt(0) && rows.idAt(rows.count - 1) === last.idAt(last.count - 1);
  const isShifted = hasNewHead && (handle.current?.scrollOffset ?? 0) > 0;
  useLayoutEffect(() => {
    before.current = rows;
  }, [rows]);
  return isShifted;
}
