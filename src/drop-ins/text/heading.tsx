'use client';
import { createElement, forwardRef, type HTMLAttributes } from 'react';

/** The rank of a heading in the host's page. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** One rank below, six at the most. */
export function below(level: HeadingLevel): HeadingLevel {
  return ([2, 3, 4, 5, 6, 6] as const)[level - 1] ?? 6;
}

/** A heading of a rank the host chooses. Renders an `<h1>` to `<h6>`. */
export const Heading = forwardRef<HTMLHeadingElement, HeadingProps>(function Heading({ level, size, className, ...rest }, ref) {
  const classes = className === undefined ? 'csk-heading' : `csk-heading ${className}`;
  return createElement(`h${level}`, { ...rest, ref, className: classes, 'data-size': size });
});

/** Props of `Heading`. */
export interface HeadingProps extends HTMLAttributes<HTMLHeadingElement> {
  level: HeadingLevel;
  size?: 'small' | 'large' | undefined;
}
