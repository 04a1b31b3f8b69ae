'use client';
import type { ReactElement } from 'react';
import { ICON_PATHS, type IconName } from './icon-paths.js';

/** A small drawing in the colour and size of the text around it. It says nothing to a screen reader: words stand beside it. */
export function Icon({ name, className }: IconProps): ReactElement {
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
      {ICON_PATHS[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

/** Props of `Icon`. */
export interface IconProps {
  name: IconName;
  className?: string | undefined;
}
