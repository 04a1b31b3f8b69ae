export { StatusBadgeIcon as Icon } from './status-badge-icon.js';
export { StatusBadgeLabel as Label } from './status-badge-label.js';
export { StatusBadgeRoot as Root } from './status-badge-root.js';
