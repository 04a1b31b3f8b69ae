import { CustomerStatusPanel, CustomerStatusProvider } from 'customer-status-kit';
import { createCustomerClient } from 'customer-status-kit/client';
import { createRoot } from 'react-dom/client';
import { customerAt, pushingBackend, requests } from './customers.js';
import { spreadOf, type Spread } from './statistics.js';

const SAMPLES = 120;
const STATUSES = ['UNDER_REVIEW', 'NEEDS_ADDITIONAL_INFORMATION', 'ACTIVE'] as const;

/** Milliseconds from a pushed status to the page. */
export interface PaintFigures {
  samples: number;
  /** Until the new status stands in the DOM. */
  toDom: Spread;
  /** Until the frame with it was handed to the screen. */
  toPaint: Spread;
}

/** The whole panel with ten requests; a status is pushed at any moment of a frame. */
export async function measurePaint(place: HTMLElement): Promise<PaintFigures> {
  const { backend, push } = pushingBackend(customerAt(1, 'CREATED', requests(10)));
  const client = createCustomerClient({ backend, customerId: 'c1' });
  const root = createRoot(place);
  root.render(
    <CustomerStatusProvider client={client}>
      <CustomerStatusPanel />
    </CustomerStatusProvider>,
  );
  await pause(300);
  const dom: number[] = [];
  const paint: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const status = STATUSES[sample % STATUSES.length] ?? 'ACTIVE';
    await pause(20 + ((sample * 7) % 17));
    const shown = whenShown(place, status);
    const begun = performance.now();
    push(customerAt(sample + 2, status, requests(10)));
    dom.push((await shown) - begun);
    paint.push((await whenPainted()) - begun);
  }
  root.unmount();
  return { samples: SAMPLES, toDom: spreadOf(dom.slice(20)), toPaint: spreadOf(paint.slice(20)) };
}

function whenShown(place: HTMLElement, status: string): Promise<number> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (place.querySelector(`.csk-status-banner[data-status="${status}"]`) === null) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(place, { subtree: true, childList: true, attributes: true });
  });
}

/** A message sent from within a frame arrives after it was painted. */
function whenPainted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
