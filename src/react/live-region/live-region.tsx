'use client';
import { type Dispatch, type ReactElement, type SetStateAction, useEffect, useState } from 'react';
import type { Announcement, Politeness } from './announcer.js';
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
  const [spoken, setSpoken] = useState<Spoken>([]);
  useEffect(() => announcer?.addRegion((one) => setSpoken((others) => [...others, one])), [announcer]);
  const said = (politeness: Politeness) =>
    spoken
      .filter((one) => one.politeness === politeness)
      .map((one) => <Sentence key={one.id} announcement={one} setSpoken={setSpoken} />);
  return (
    <div className={className} data-csk-live-region="">
      <div aria-live="polite">{said('polite')}</div>
      <div aria-live="assertive">{said('assertive')}</div>
    </div>
  );
}

type Spoken = readonly Announcement[];

interface SentenceProps {
  announcement: Announcement;
  setSpoken: Dispatch<SetStateAction<Spoken>>;
}

/** One for each announcement: what is said in one moment is added, and neither replaces nor repeats what stands there. */
function Sentence({ announcement, setSpoken }: SentenceProps): ReactElement {
  useEffect(() => {
    const timer = setTimeout(() => setSpoken((all) => all.filter((one) => one !== announcement)), CLEAR_AFTER);
    return () => clearTimeout(timer);
  }, [announcement, setSpoken]);
  return <p>{announcement.text}</p>;
}

/** Props of `LiveRegion`. */
export interface LiveRegionProps {
  className?: string | undefined;
}
