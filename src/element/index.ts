export { CustomerStatusPanelElement } from './customer-status-panel-element.js';
export { preloadCustomerStatusPanel } from '../drop-ins/customer-status-panel/index.js';
export { CUSTOMER_STATUS_PANEL_TAG, defineCustomerStatusPanel } from './define.js';
export type { PanelAttributes } from './panel-attributes.js';
export type { CustomerStatusPanelEventMap, PanelErrorDetail } from './panel-events.js';
export type { PanelProperties, PanelSectionNodes } from './panel-properties.js';
