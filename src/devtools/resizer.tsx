'use client';
import type { KeyboardEvent, ReactElement } from 'react';
import { WORDS } from './words.js';

/** The least and the greatest height of the panel, in pixels. */
export const HEIGHTS = { least: 120, first: 320, greatest: 900 } as const;

const STEP = 40;

/** The edge above the panel: the arrows make it higher and lower. */
export function Resizer({ height, onResize }: { height: number; onResize: (height: number) => void }): ReactElement {
  const resize = (event: KeyboardEvent<HTMLDivElement>) => {
    const wanted = heightAfter(event.key, height);
    if (wanted === undefined) return;
    event.preventDefault();
    onResize(Math.min(Math.max(wanted, HEIGHTS.least), HEIGHTS.greatest));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is a control
    <div
      className="csk-devtools-resizer"
      role="separator"
      aria-orientation="horizontal"
      aria-label={WORDS.resize}
      aria-valuenow={height}
      aria-valuemin={HEIGHTS.least}
      aria-valuemax={HEIGHTS.greatest}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      onKeyDown={resize}
    />
  );
}

function heightAfter(key: string, height: number): number | undefined {
  if (key === 'ArrowUp') return height + STEP;
  if (key === 'ArrowDown') return height - STEP;
  if (key === 'Home') return HEIGHTS.least;
  return key === 'End' ? HEIGHTS.greatest : undefined;
}
