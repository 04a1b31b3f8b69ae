'use client';
import { type ComponentType, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { LifecycleTimelineList } from '../../react/lifecycle-timeline/index.js';
import { useBeforePaint } from '../../react/provider/index.js';
import type { RowManners } from './row-manners.js';
import { useAfterPaint } from './use-after-paint.js';
import { useKeptRows } from './use-kept-rows.js';
import type { TimelineRows } from './use-timeline-rows.js';
import { FIRST_ROWS, rowsUpTo } from './whole-list.js';
import type { WindowedRowsProps } from './windowed-rows.js';
import { useTimelineWords } from './use-timeline-words.js';

/** Rows that are added at a time where the window cannot be loaded. */
const STEP = 200;

/**
 * A long list in a box that scrolls, with only the rows in sight in the document. The first screen is painted at once;
 * the code of the window is fetched only here.
 */
export function WindowedList({ rows, label, hasMore, older, newAbove, onHead, ...manners }: WindowedListProps): ReactElement {
  const words = useTimelineWords();
  const box = useRef<HTMLDivElement>(null);
  const handle = useRef<VirtualizerHandle>(null);
  const { kept, keepFocused, release } = useKeptRows(rows);
  const { Rows: loaded, hasFailed } = useWindow();
  const Rows = useAfterPaint(false) && !rows.isHead ? loaded : undefined;
  const size = hasMore || rows.isHead ? -1 : rows.count;
  useBeforePaint(() => {
    // What came while the head is in sight is seen.
    if (newAbove > 0 && (box.current?.scrollTop ?? 0) < 1) onHead();
  }, [newAbove, onHead]);
  const showNew = () => {
    box.current?.scrollTo({ top: 0 });
    box.current?.focus({ preventScroll: true });
    onHead();
  };
  return (
    <div className="csk-lifecycle-timeline-frame">
      {newAbove > 0 ? (
        <button type="button" className="csk-button csk-lifecycle-timeline-new" data-size="small" onClick={showNew}>
          {words.t('timeline.show-new', { count: newAbove })}
        </button>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only watches where the focus and the scrolling are */}
      <div
        ref={box}
        className="csk-lifecycle-timeline-window"
        role="group"
        aria-label={words.t('timeline.window')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
        tabIndex={0}
        onFocus={keepFocused}
        onBlur={release}
        onScroll={({ currentTarget }) => {
          if (currentTarget.scrollTop < 1) onHead();
        }}
      >
        {Rows === undefined ? (
          <HeadRows rows={rows} label={label} size={size} grows={hasFailed} {...manners} />
        ) : (
          <Rows rows={rows} label={label} size={size} kept={kept} handle={handle} {...manners} />
        )}
        {Rows === undefined && !hasFailed ? null : older}
      </div>
    </div>
  );
}

interface WindowedListProps extends RowManners {
  rows: TimelineRows;
  label: string;
  hasMore: boolean;
  /** How older entries are loaded. */
  older: ReactNode;
  /** How many entries have come above what is in sight. */
  newAbove: number;
  /** Called when the head is in sight. */
  onHead: () => void;
}

let loadedRows: ComponentType<WindowedRowsProps> | undefined;

function useWindow(): { Rows: ComponentType<WindowedRowsProps> | undefined; hasFailed: boolean } {
  const [state, setState] = useState({ Rows: loadedRows, hasFailed: false });
  useEffect(() => {
    if (loadedRows !== undefined) return undefined;
    let isGone = false;
    import('./windowed-rows.js').then(
      ({ WindowedRows }) => {
        loadedRows = WindowedRows;
        if (!isGone) setState({ Rows: WindowedRows, hasFailed: false });
      },
      () => {
        if (!isGone) setState({ Rows: undefined, hasFailed: true });
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  return state;
}

interface HeadRowsProps extends RowManners {
  rows: TimelineRows;
  label: string;
  size: number;
  /** True where the window will not come: the rows are then added bit by bit. */
  grows: boolean;
}

function HeadRows({ rows, label, size, grows, ...manners }: HeadRowsProps): ReactElement {
  const words = useTimelineWords();
  const [limit, setLimit] = useState(STEP);
  const shown = grows ? limit : FIRST_ROWS;
  return (
    <>
      <LifecycleTimelineList className="csk-lifecycle-timeline-list" aria-label={label}>
        {rowsUpTo(shown, rows, manners, size)}
      </LifecycleTimelineList>
      {grows && shown < rows.count ? (
        <button
          type="button"
          className="csk-button"
          data-variant="secondary"
          data-size="small"
          onClick={() => setLimit(limit + STEP)}
        >
          {words.t('timeline.older')}
        </button>
      ) : null}
    </>
  );
}
