'use client';
import type { ReactElement } from 'react';

/** A drawing on a grid of 24 by 24, in the colour and size of the text around it; see `Icon` for those that have a name. */
export function Drawing({ name, paths, className }: DrawingProps): ReactElement {
  return (
    <svg
      className={className === undefined ? 'csk-icon' : `csk-icon ${className}`}
      data-icon={name}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

/** Props of `Drawing`. */
export interface DrawingProps {
  name: string;
  paths: readonly string[];
  className?: string | undefined;
}
