import type { CustomerBackend } from 'customer-status-kit';
import { type CustomerStatusPanelElement, defineCustomerStatusPanel } from 'customer-status-kit/element';

/** The whole panel in a page that has no React of its own. The history is left out, and the page hears what opens. */
export function addPanel(place: HTMLElement, backend: CustomerBackend): CustomerStatusPanelElement {
  defineCustomerStatusPanel();
  const panel = document.createElement('customer-status-panel');
  panel.backend = backend;
  panel.customerId = 'cus_story';
  panel.sections = { timeline: null };
  panel.addEventListener('csk-feature-changed', ({ detail }) => {
    if (detail.feature === 'createTransaction') place.toggleAttribute('data-may-pay', detail.open);
  });
  place.append(panel);
  return panel;
}
