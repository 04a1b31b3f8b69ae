'use client';
import type { ReactElement } from 'react';
import { Drawing } from './drawing.js';
import { ICON_PATHS, type IconName } from './icon-paths.js';

/** A small drawing in the colour and size of the text around it. It says nothing to a screen reader: words stand beside it. */
export function Icon({ name, className }: IconProps): ReactElement {
  return <Drawing name={name} paths={ICON_PATHS[name]} className={className} />;
}

/** Props of `Icon`. */
export interface IconProps {
  name: IconName;
  className?: string | undefined;
}
