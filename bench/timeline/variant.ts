import type { LifecycleEvent } from 'customer-status-kit/model';
import { eventsUpTo, newerEvent } from './events.js';

/** One way to show a list. Both work synchronously. */
export interface Variant {
  mount: (place: HTMLElement, events: LifecycleEvent[]) => void;
  /** Shows the list again with one event more, which comes first. */
  prepend: (events: LifecycleEvent[]) => void;
  unmount: () => void;
}

/** Milliseconds of one piece of work. */
export interface Times {
  /** Script and forced layout. */
  script: number;
  /** To the second animation frame: what was done stands on the screen. */
  painted: number;
}

declare global {
  interface Window {
    prepareList: (count: number) => void;
    mountList: () => Promise<Times>;
    prependEvent: () => Promise<Times>;
    unmountList: () => void;
    countElements: () => number;
    /** Mounts the list at once and tells what its first frame shows: the text, and each element with its class. */
    showList: () => { text: string; elements: string };
  }
}

/** Offers a variant to the driver. */
export function offer({ mount, prepend, unmount }: Variant): void {
  const place = document.body.appendChild(document.createElement('div'));
  let events: LifecycleEvent[] = [];
  window.prepareList = (count) => {
    events = eventsUpTo(count);
  };
  window.mountList = () => measure(place, () => mount(place, events));
  window.prependEvent = () => {
    // A host makes the new list; making it is no part of showing it.
    events = [newerEvent(events.length), ...events];
    return measure(place, () => prepend(events));
  };
  window.unmountList = unmount;
  window.countElements = () => place.querySelectorAll('*').length;
  window.showList = () => {
    mount(place, events);
    const elements = [...place.querySelectorAll('*')].map(({ localName, classList }) => [localName, ...classList].join('.'));
    return { text: (place.textContent ?? '').replaceAll(/\s+/g, ''), elements: elements.join(' ') };
  };
}

async function measure(place: HTMLElement, work: () => void): Promise<Times> {
  await frame();
  // From the middle of a frame, where an event of a network or a person comes.
  await new Promise((resolve) => setTimeout(resolve, 4));
  const begun = performance.now();
  work();
  place.getBoundingClientRect();
  const script = performance.now() - begun;
  await frame();
  await frame();
  return { script, painted: performance.now() - begun };
}

function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
