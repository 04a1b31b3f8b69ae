/** How urgent an announcement is: `polite` waits, `assertive` interrupts. */
export type Politeness = 'polite' | 'assertive';

/** A text to be spoken. */
export interface Announcement {
  id: number;
  text: string;
  politeness: Politeness;
}

/** Takes announcements and hands them to the innermost mounted region. */
export interface Announcer {
  announce: (text: string, politeness?: Politeness) => void;
  /** Adds a region; the newest one speaks until the returned function removes it. */
  addRegion: (speak: (announcement: Announcement) => void) => () => void;
}

/** The same sentence from two components within this time, in milliseconds, is spoken once. */
const SAME_MOMENT = 1000;

/** Makes an announcer. */
export function createAnnouncer(): Announcer {
  const regions: ((announcement: Announcement) => void)[] = [];
  const recent = new Set<string>();
  let id = 0;
  return {
    announce(text, politeness = 'polite') {
      const speak = regions.at(-1);
      if (speak === undefined || recent.has(text)) return;
      recent.add(text);
      setTimeout(() => recent.delete(text), SAME_MOMENT);
      id += 1;
      speak({ id, text, politeness });
    },
    addRegion(speak) {
      regions.push(speak);
      return () => {
        regions.splice(regions.indexOf(speak), 1);
        // Nobody heard what was said to a page that is gone.
        if (regions.length === 0) recent.clear();
      };
    },
  };
}
