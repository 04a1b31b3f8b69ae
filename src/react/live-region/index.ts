export type { Announcer, Politeness } from './announcer.js';
export { AnnouncerProvider, type AnnouncerProviderProps, useAnnounce, useAnnouncer } from './announcer-context.js';
export { LiveRegion, type LiveRegionProps } from './live-region.js';
export { holdPageRegion, pageAnnouncer } from './page-region.js';
