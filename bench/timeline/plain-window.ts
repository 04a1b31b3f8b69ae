import 'customer-status-kit/styles.css';
import type { LifecycleEvent } from 'customer-status-kit/model';
import { textOf } from './list-text.js';
import { offer } from './variant.js';

/** What fits into the box, with a few to spare. */
const ROWS = 12;
const ROW_HEIGHT = 90;

/** The rows in sight and a spacer, as HTML, with the kit's own markup and sheet: the least a windowed list can do. */
const box = document.createElement('div');

offer({
  mount: (place, events) => {
    place.className = 'csk-root csk-container csk-lifecycle-timeline';
    box.className = 'csk-lifecycle-timeline-window';
    box.innerHTML = `<ol class="csk-lifecycle-timeline-list">${events.slice(0, ROWS).map(rowOf).join('')}</ol><div></div>`;
    stretch(events.length);
    place.append(box);
  },
  prepend: (events) => {
    const [newest] = events;
    const list = box.querySelector('ol');
    if (newest === undefined || list === null) return;
    list.insertAdjacentHTML('afterbegin', rowOf(newest));
    list.lastElementChild?.remove();
    stretch(events.length);
  },
  unmount: () => box.remove(),
});

function stretch(count: number): void {
  const spacer = box.querySelector('div');
  if (spacer !== null) spacer.style.height = `${String(Math.max(0, count - ROWS) * ROW_HEIGHT)}px`;
}

function rowOf(event: LifecycleEvent): string {
  const { title, at, when, why } = textOf(event);
  return `<li class="csk-tone csk-lifecycle-timeline-item"><div class="csk-lifecycle-timeline-entry">
    <span class="csk-lifecycle-timeline-marker"><svg class="csk-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"><path d="M7 12h10"/></svg></span>
    <div class="csk-lifecycle-timeline-content"><div class="csk-lifecycle-timeline-event"><span class="csk-lifecycle-timeline-title">${title}</span>
    <span class="csk-lifecycle-timeline-reason">${why}</span></div>
    <span class="csk-lifecycle-timeline-meta"><time datetime="${at}">${when}</time> <span>by our team</span></span></div></div></li>`;
}
