import type { LifecycleEvent } from 'customer-status-kit/model';
import { textOf } from './list-text.js';

const LOOKS: Readonly<Record<string, { tone: string; paths: readonly string[] }>> = {
  UNDER_REVIEW: { tone: 'info', paths: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M12 7.5V12l3 2'] },
  NEEDS_ADDITIONAL_INFORMATION: { tone: 'caution', paths: ['M12 4L2.8 20h18.4z', 'M12 10v4.5', 'M12 17.4v.1'] },
  requirement_opened: { tone: 'neutral', paths: ['M4 5h16v11h-8l-4.5 4V16H4z'] },
  requirement_submitted: { tone: 'neutral', paths: ['M5 12h14', 'M13 6l6 6-6 6'] },
  requirement_resolved: { tone: 'negative', paths: ['M6 6l12 12', 'M18 6L6 18'] },
  note: { tone: 'neutral', paths: ['M7 12h10'] },
};

/** One row of the list. */
export interface PlainRow {
  event: LifecycleEvent;
  /** What happened about its request, newest first. */
  story: readonly LifecycleEvent[];
  place: number;
  isCurrent: boolean;
  /** The heading above it, empty for none. */
  day: string;
}

/** A row in the markup of the kit. */
export function rowHtml({ event, story, place, isCurrent, day }: PlainRow): string {
  const look = LOOKS[event.to ?? event.type];
  const { title, about, why, by, at, when } = textOf(event);
  const isRound = event.type === 'requirement_opened';
  const status = event.to === undefined ? '' : ` data-status="${event.to}"`;
  return `<li data-type="${event.type}"${status}${isCurrent ? ' data-current="" aria-current="step"' : ''} aria-posinset="${String(place)}" aria-setsize="-1" data-tone="${look?.tone ?? ''}" class="csk-tone csk-lifecycle-timeline-item">
${day === '' ? '' : `<h3 class="csk-heading csk-lifecycle-timeline-day" data-size="small">${day}</h3>`}<div class="csk-lifecycle-timeline-entry">
<span class="csk-lifecycle-timeline-marker" aria-hidden="true">${iconHtml(look?.paths ?? [])}</span><div class="csk-lifecycle-timeline-content">
${isCurrent ? '<span class="csk-lifecycle-timeline-tag">Current</span>' : ''}${eventHtml(title, isRound ? '' : about, why)}
${isCurrent ? '<span class="csk-lifecycle-timeline-described">We are reviewing your information.</span>' : ''}
<span class="csk-lifecycle-timeline-meta"><time datetime="${at}">${when}</time> <span>${by}</span></span>${isRound ? roundHtml(about, story) : ''}</div></div></li>`;
}

function eventHtml(title: string, about: string, why: string): string {
  const subject = about === '' ? '' : `<span class="csk-lifecycle-timeline-about">: <span dir="auto">${about}</span></span>`;
  const reason = why === '' ? '' : `<span class="csk-lifecycle-timeline-reason"><span dir="auto">${why}</span></span>`;
  return `<div class="csk-lifecycle-timeline-event"><span class="csk-lifecycle-timeline-title">${title}${subject}</span>${reason}</div>`;
}

function roundHtml(about: string, story: readonly LifecycleEvent[]): string {
  const outcome = story[0]?.type === 'requirement_resolved' ? 'Not accepted' : story.length > 0 ? 'Being checked' : 'To answer';
  const happenings = story.toReversed().map((event) => {
    const { title, why, at, moment } = textOf(event);
    const meta = `<span class="csk-lifecycle-timeline-meta"><time datetime="${at}">${moment}</time></span>`;
    return `<div class="csk-lifecycle-timeline-happening">${eventHtml(title, '', why)}${meta}</div>`;
  });
  const item = `<li class="csk-lifecycle-timeline-sub" data-state="rejected"><span class="csk-lifecycle-timeline-sub-title"><span dir="auto">${about}</span> <span class="csk-lifecycle-timeline-state">${outcome}</span></span>${happenings.join('')}</li>`;
  const items = `<div class="csk-lifecycle-timeline-folded"><ol role="list" class="csk-lifecycle-timeline-items">${item}</ol></div>`;
  return detailsHtml('round', true, '1 item', items);
}

/** Something that can be folded away. */
export function detailsHtml(name: string, isOpen: boolean, summary: string, content: string): string {
  return `<details class="csk-lifecycle-timeline-details" data-name="${name}"${isOpen ? ' open=""' : ''}><summary class="csk-lifecycle-timeline-summary">${iconHtml(['M6 9.5l6 6 6-6'])}<span>${summary}</span></summary>${content}</details>`;
}

function iconHtml(paths: readonly string[]): string {
  const drawing = paths.map((path) => `<path d="${path}"></path>`).join('');
  return `<svg class="csk-icon" data-icon="" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${drawing}</svg>`;
}
