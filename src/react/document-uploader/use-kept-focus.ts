'use client';
import { type FocusEvent, type RefObject, useRef } from 'react';
import { useBeforePaint } from '../provider/index.js';

/** The part of a page within which focus is kept. */
export interface FocusKeeper {
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
}

/** Marks the elements that stand for one item each. */
export const ITEM_SELECTOR = '[data-csk-item]';

/**
 * When the focused element leaves the page, focus would fall to the body. It goes to the item the element was in, when that
 * is still there; else to the item that took its place, else to the one before; else to `fallback`, else to `root`.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, fallback: RefObject<HTMLElement | null>): FocusKeeper {
  const focused = useRef<{ element: Element; item: Element | null; index: number } | null>(null);
  useBeforePaint(() => {
    const last = focused.current;
    if (last === null || last.element.isConnected) return;
    focused.current = null;
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== null) return;
    const items = itemsIn(root.current);
    const near = last.item?.isConnected === true ? last.item : (items[last.index] ?? items.at(-1));
    const target = last.item === null ? undefined : near;
    for (const candidate of [target, fallback.current, items.at(-1), root.current]) {
      if (!(candidate instanceof HTMLElement) || !candidate.isConnected) continue;
      candidate.focus();
      if (document.activeElement === candidate) return;
    }
  });
  return {
    onFocus: ({ target }) => {
      const item = target.closest(ITEM_SELECTOR);
      focused.current = { element: target, item, index: item === null ? -1 : itemsIn(root.current).indexOf(item) };
    },
    /** A blur of an element that stays is the person's own doing; one that leaves is judged after the commit. */
    onBlur: ({ target }) => {
      queueMicrotask(() => {
        if (target.isConnected && focused.current?.element === target) focused.current = null;
      });
    },
  };
}

function itemsIn(root: HTMLElement | null): Element[] {
  return Array.from(root?.querySelectorAll(ITEM_SELECTOR) ?? []);
}
