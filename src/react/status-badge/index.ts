export * as StatusBadge from './parts.js';
export { STATUS_BADGE_ANATOMY } from './status-badge.anatomy.js';
export type { StatusBadgeState } from './status-badge-context.js';
export { StatusBadgeIcon, type StatusBadgeIconProps } from './status-badge-icon.js';
export { StatusBadgeLabel, type StatusBadgeLabelProps } from './status-badge-label.js';
export { StatusBadgeRoot, type StatusBadgeRootProps } from './status-badge-root.js';
export { useStatusChange } from './use-status-change.js';
