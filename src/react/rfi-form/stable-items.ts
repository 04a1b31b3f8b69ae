'use client';
import { useMemo, useState } from 'react';
import type { RfiItem } from './rfi-items.js';

/**
 * The same items by identity where nothing has changed about them, so that what is typed into one row does not render the
 * others.
 */
export function useStableItems(items: readonly RfiItem[]): readonly RfiItem[] {
  const [keep] = useState(createItemKeeper);
  return useMemo(() => keep(items), [keep, items]);
}

function createItemKeeper(): (items: readonly RfiItem[]) => readonly RfiItem[] {
  let known: ReadonlyMap<string, RfiItem> = new Map();
  return (items) => {
    const kept = items.map((item) => {
      const before = known.get(item.requirement.id);
      return before !== undefined && isSameItem(before, item) ? before : item;
    });
    known = new Map(kept.map((item) => [item.requirement.id, item]));
    return kept;
  };
}

const COMPARED_BY_CONTENT = ['faults', 'errors', 'due', 'alternative'] as const;

function isSameItem(a: RfiItem, b: RfiItem): boolean {
  if (a.requirement !== b.requirement || a.state !== b.state || a.needed !== b.needed || a.empty !== b.empty) return false;
  // An offered answer is made anew each time; one that was entered keeps its identity.
  if (a.answer !== b.answer && JSON.stringify(a.answer) !== JSON.stringify(b.answer)) return false;
  if (a.earlier?.answer !== b.earlier?.answer || a.earlier?.requirement !== b.earlier?.requirement) return false;
  return COMPARED_BY_CONTENT.every((name) => a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
