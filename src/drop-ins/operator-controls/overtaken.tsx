'use client';
import { type ReactElement, useEffect } from 'react';
import { useAnnounce } from '../../react/live-region/index.js';
import { Notice } from '../text/index.js';

/** Why what somebody was about to do was not done: the customer went on meanwhile. It is spoken once, and stays. */
export function Overtaken({ text }: { text: string }): ReactElement {
  const announce = useAnnounce();
  useEffect(() => announce(text, 'assertive'), [announce, text]);
  return (
    <Notice tone="caution">
      <p className="csk-text">{text}</p>
    </Notice>
  );
}
