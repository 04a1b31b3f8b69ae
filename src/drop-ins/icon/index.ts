export { Icon } from './icon.js';
export type { IconName } from './icon-paths.js';
