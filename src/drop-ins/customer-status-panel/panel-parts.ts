'use client';
import { lazySection } from './lazy-section.js';

const requests = /* @__PURE__ */ lazySection(async () => (await import('../rfi-form/rfi-form.js')).RFIForm);
const timeline = /* @__PURE__ */ lazySection(
  async () => (await import('../lifecycle-timeline/lifecycle-timeline.js')).LifecycleTimeline,
);

/** What is asked: the largest part of the kit, and not every customer is asked for something. */
export const Requests = requests.Section;

/** What happened. */
export const Timeline = timeline.Section;

/**
 * Fetches the parts of `CustomerStatusPanel` that are files of their own, before the panel is shown: on the way to its
 * page, say. The panel fetches by itself what it shows; with this nobody waits. Rejects where a file cannot be fetched;
 * the panel then tries again.
 *
 * @example
 * ```ts
 * import { preloadCustomerStatusPanel } from 'customer-status-kit';
 *
 * document.querySelector('a[href="/verification"]')?.addEventListener('pointerenter', () => void preloadCustomerStatusPanel());
 * ```
 */
export async function preloadCustomerStatusPanel(): Promise<void> {
  await Promise.all([requests.preload(), timeline.preload()]);
}
