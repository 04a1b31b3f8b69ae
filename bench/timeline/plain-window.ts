import 'customer-status-kit/styles.css';
import type { LifecycleEvent } from 'customer-status-kit/model';
import { detailsHtml, rowHtml } from './plain-rows.js';
import { textOf, zoneText } from './list-text.js';
import { offer } from './variant.js';

/** What the kit shows in its first frame. */
const ROWS = 10;
const ROW_HEIGHT = 110;

/** The rows in sight as HTML, word for word and element for element the kit's, and room for the others: the least a windowed list can do. */
let section: HTMLElement | undefined;

offer({
  mount: (place, events) => {
    place.innerHTML = `<section data-phase="ready" lang="en" aria-labelledby="title" class="csk-root csk-container csk-lifecycle-timeline">
<h2 id="title" tabindex="-1" class="csk-heading">History</h2><p class="csk-text csk-lifecycle-timeline-zone" data-muted="" data-size="small">${zoneText()}</p>
${detailsHtml('filter', false, 'Filter', '')}<div class="csk-lifecycle-timeline-frame">
<div class="csk-lifecycle-timeline-window" role="group" aria-label="Entries of the history. Scroll for more." tabindex="0">
<ol role="list" aria-label="What happened so far, newest first" class="csk-lifecycle-timeline-list">${rowsOf(events)}</ol></div></div></section>`;
    section = place.querySelector('section') ?? undefined;
    stretch(events.length);
  },
  prepend: (events) => {
    const [newest, next] = events;
    const list = section?.querySelector('.csk-lifecycle-timeline-window > ol');
    if (newest === undefined || next === undefined || !list) return;
    if (textOf(newest).day === textOf(next).day) list.querySelector('h3')?.remove();
    list.insertAdjacentHTML(
      'afterbegin',
      rowHtml({ event: newest, story: [], place: 1, isCurrent: false, day: textOf(newest).day }),
    );
    list.lastElementChild?.remove();
    for (const [index, row] of [...list.children].entries()) row.setAttribute('aria-posinset', String(index + 1));
    stretch(events.length);
  },
  unmount: () => section?.remove(),
});

function rowsOf(events: readonly LifecycleEvent[]): string {
  const current = events.findIndex(({ type }) => type === 'status_changed');
  let above = '';
  return events
    .slice(0, ROWS)
    .map((event, index) => {
      const { day } = textOf(event);
      const story = events.slice(0, index).filter(({ about }) => about !== undefined && about.id === event.about?.id);
      const row = rowHtml({ event, story, place: index + 1, isCurrent: index === current, day: day === above ? '' : day });
      above = day;
      return row;
    })
    .join('');
}

function stretch(count: number): void {
  const list = section?.querySelector<HTMLElement>('.csk-lifecycle-timeline-window > ol');
  if (list) list.style.paddingBlockEnd = `${String(Math.max(0, count - ROWS) * ROW_HEIGHT)}px`;
}
