'use client';
import type { ReactElement } from 'react';
import type { ResolvedText } from '../../model/index.js';

/** A text of the backend as plain text, marked with its language where that is known; its direction is its own. */
export function BackendText({ value }: { value: ResolvedText }): ReactElement {
  return backendText(value);
}

/** The same without a component of its own, for rows of which there are many. */
export function backendText({ lang, text }: ResolvedText): ReactElement {
  return (
    <span lang={lang} dir="auto">
      {text}
    </span>
  );
}
