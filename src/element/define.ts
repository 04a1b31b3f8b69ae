import { CustomerStatusPanelElement } from './customer-status-panel-element.js';

/** The name the element has in HTML. */
export const CUSTOMER_STATUS_PANEL_TAG = 'customer-status-panel';

/**
 * Makes `<customer-status-panel>` known to the page. Harmless where it is known already, also by another copy of the kit,
 * and does nothing on a server. Importing the kit alone defines nothing.
 *
 * @example
 * ```ts
 * import { defineCustomerStatusPanel } from 'customer-status-kit/element';
 *
 * defineCustomerStatusPanel();
 * const panel = document.createElement('customer-status-panel');
 * panel.baseUrl = '/api/customer-status';
 * panel.customerId = 'cus_1';
 * panel.addEventListener('csk-status-changed', ({ detail }) => console.info(detail.to));
 * document.querySelector('main')?.append(panel);
 * ```
 */
export function defineCustomerStatusPanel(registry: CustomElementRegistry | undefined = globalThis.customElements): void {
  if (registry === undefined || registry.get(CUSTOMER_STATUS_PANEL_TAG) !== undefined) return;
  registry.define(CUSTOMER_STATUS_PANEL_TAG, CustomerStatusPanelElement);
}
