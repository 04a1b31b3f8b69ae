'use client';
import { Component, type ReactNode, type RefObject } from 'react';

/**
 * What is read stays where it is when entries come above it. Most browsers see to that (`overflow-anchor`); Safari does not.
 * A class, because only classes hear of a change before it is in the document.
 */
export class HeldInView extends Component<HeldInViewProps> {
  override getSnapshotBeforeUpdate(): HeldRow | null {
    const { current } = this.props.list;
    return current === null || CSS.supports('overflow-anchor', 'auto') ? null : rowInSight(current);
  }

  override componentDidUpdate(_props: HeldInViewProps, _state: unknown, held: HeldRow | null): void {
    if (held === null || !held.row.isConnected) return;
    const moved = topOf(held.row) - held.top;
    if (moved !== 0) held.scroller.scrollBy({ top: moved, behavior: 'instant' });
  }

  override render(): ReactNode {
    return this.props.children;
  }
}

/** Props of `HeldInView`. */
export interface HeldInViewProps {
  list: RefObject<HTMLElement | null>;
  children: ReactNode;
}

interface HeldRow {
  row: Element;
  /** CSS pixels from the top of the window. */
  top: number;
  scroller: Element;
}

/** The first row that is seen; none where the head of the list is seen, because what comes there is to be seen too. */
function rowInSight(list: HTMLElement): HeldRow | null {
  const scroller = scrollerOf(list);
  const edge = scroller === document.scrollingElement ? 0 : topOf(scroller);
  const rows = Array.from(list.children);
  const [first] = rows;
  if (first === undefined || topOf(first) >= edge) return null;
  const row = rows.find((candidate) => candidate.getBoundingClientRect().bottom > edge);
  return row === undefined ? null : { row, top: topOf(row), scroller };
}

function scrollerOf(element: HTMLElement): Element {
  const around = element.parentElement;
  if (around === null) return document.scrollingElement ?? document.documentElement;
  const isScroller = around.scrollHeight > around.clientHeight && /auto|scroll/.test(getComputedStyle(around).overflowY);
  return isScroller && around !== document.body && around !== document.documentElement ? around : scrollerOf(around);
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
