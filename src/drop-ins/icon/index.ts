export { Drawing } from './drawing.js';
export { Icon } from './icon.js';
export type { IconName } from './icon-paths.js';
export { STATUS_ICON_PATHS, type StatusIconName } from './status-icon-paths.js';
