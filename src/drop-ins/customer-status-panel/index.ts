export { CustomerStatusPanel, type CustomerStatusPanelProps } from './customer-status-panel.js';
export type { PanelSectionName, PanelSectionOverrides, PanelSections } from './panel-sections.js';
export type { PanelError } from './section-boundary.js';
export { preloadCustomerStatusPanel } from './panel-parts.js';
