export { CustomerStatusPanel, type CustomerStatusPanelProps } from './customer-status-panel.js';
export type { PanelSectionName, PanelSectionOverrides, PanelSections } from './panel-sections.js';
export { correlationIdOf } from './correlation-id.js';
export { preloadCustomerStatusPanel } from './panel-parts.js';
export { type PanelError, SectionBoundary, SectionFailed } from './section-boundary.js';
