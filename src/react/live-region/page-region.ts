import { type Announcement, type Announcer, createAnnouncer } from './announcer.js';

/** Milliseconds after which a spoken text is taken away, so that nobody comes upon it later. */
const CLEAR_AFTER = 7000;

let announcer: Announcer | undefined;
let holders = 0;
let remove: (() => void) | undefined;

/** The announcer for what stands in a page without a provider. It speaks, politely, while somebody holds the page's region. */
export function pageAnnouncer(): Announcer {
  announcer ??= createAnnouncer();
  return announcer;
}

/**
 * Puts one region at the end of the page for everybody who speaks without a provider, however many there are; the last
 * one to let go takes it away. Browsers only.
 */
export function holdPageRegion(className: string): () => void {
  holders += 1;
  remove ??= addRegion(className);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    holders -= 1;
    if (holders > 0) return;
    remove?.();
    remove = undefined;
  };
}

function addRegion(className: string): () => void {
  const region = document.createElement('div');
  region.className = className;
  region.dataset['cskLiveRegion'] = '';
  const place = region.appendChild(document.createElement('div'));
  place.setAttribute('aria-live', 'polite');
  document.body.append(region);
  const leave = pageAnnouncer().addRegion(({ text }: Announcement) => {
    const spoken = document.createElement('p');
    spoken.textContent = text;
    place.append(spoken);
    setTimeout(() => spoken.remove(), CLEAR_AFTER);
  });
  return () => {
    leave();
    region.remove();
  };
}
