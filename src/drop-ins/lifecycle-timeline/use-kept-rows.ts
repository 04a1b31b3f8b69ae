'use client';
import { type FocusEvent, useMemo, useState } from 'react';
import type { TimelineRows } from './use-timeline-rows.js';

/** The row that holds the focus stays in the document wherever one scrolls, and wherever it moves when entries come above it. */
export function useKeptRows(rows: TimelineRows) {
  const [focused, setFocused] = useState<{ index: number; id: string | undefined }>();
  const kept = useMemo(() => {
    const index = focused === undefined ? -1 : indexOf(focused, rows);
    return index === -1 ? [] : [index];
  }, [focused, rows]);
  return {
    kept,
    keepFocused: ({ target }: FocusEvent<HTMLElement>) => {
      const index = Number(target.closest('li[aria-posinset]')?.getAttribute('aria-posinset')) - 1;
      setFocused(index >= 0 ? { index, id: rows.idAt(index) } : undefined);
    },
    release: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.contains(relatedTarget)) setFocused(undefined);
    },
  };
}

function indexOf({ index, id }: { index: number; id: string | undefined }, rows: TimelineRows): number {
  if (rows.idAt(index) === id) return index;
  for (let other = 0; other < rows.count; other += 1) if (rows.idAt(other) === id) return other;
  return -1;
}
