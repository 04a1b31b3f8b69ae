'use client';
import { type ReactElement, useEffect, useState } from 'react';
import type { Announcement } from './announcer.js';
import { useAnnouncer } from './announcer-context.js';

/** Milliseconds after which a spoken text is taken away, so that nobody comes upon it later. */
const CLEAR_AFTER = 7000;

/**
 * Speaks what the announcer in reach is given. It stands empty in the page before it is used, because a region that
 * arrives together with its text is not spoken. Place another one inside a modal dialog: screen readers ignore regions
 * outside it. Renders a `<div>` with a polite and an assertive `<div>`.
 */
export function LiveRegion({ className }: LiveRegionProps): ReactElement {
  const announcer = useAnnouncer();
  const [spoken, setSpoken] = useState<Announcement>();
  useEffect(() => announcer?.addRegion(setSpoken), [announcer]);
  useEffect(() => {
    if (spoken === undefined) return undefined;
    const timer = setTimeout(() => setSpoken(undefined), CLEAR_AFTER);
    return () => clearTimeout(timer);
  }, [spoken]);
  return (
    <div className={className} data-csk-live-region="">
      <div aria-live="polite" aria-atomic="true">
        {spoken?.politeness === 'polite' ? <span key={spoken.id}>{spoken.text}</span> : null}
      </div>
      <div aria-live="assertive" aria-atomic="true">
        {spoken?.politeness === 'assertive' ? <span key={spoken.id}>{spoken.text}</span> : null}
      </div>
    </div>
  );
}

/** Props of `LiveRegion`. */
export interface LiveRegionProps {
  className?: string | undefined;
}
