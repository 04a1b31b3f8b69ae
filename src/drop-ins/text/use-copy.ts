'use client';
import { type RefObject, useRef, useState } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import { writeToClipboard } from './write-to-clipboard.js';

/** What copying came to. */
export interface Copying<Shown extends HTMLElement> {
  /** Where the text is shown: selected instead, where the browser refuses to copy. */
  shown: RefObject<Shown | null>;
  /** Absent before the first press. */
  outcome: 'copied' | 'selected' | undefined;
  copy: () => void;
}

/** Copies a text and says aloud what came of it. */
export function useCopy<Shown extends HTMLElement>(
  text: string,
  said: Readonly<Record<'copied' | 'selected', string>>,
): Copying<Shown> {
  const announce = useAnnounce();
  const shown = useRef<Shown>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected'>();
  const copy = async () => {
    const isCopied = await writeToClipboard(text);
    if (!isCopied && shown.current !== null) getSelection()?.selectAllChildren(shown.current);
    const result = isCopied ? 'copied' : 'selected';
    setOutcome(result);
    announce(said[result]);
  };
  return { shown, outcome, copy: () => void copy() };
}
