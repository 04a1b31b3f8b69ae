export { type Announcement, type Announcer, createAnnouncer, type Politeness } from './announcer.js';
export { AnnouncerProvider, type AnnouncerProviderProps, useAnnounce, useAnnouncer } from './announcer-context.js';
export { LiveRegion, type LiveRegionProps } from './live-region.js';
