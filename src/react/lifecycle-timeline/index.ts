export * as LifecycleTimeline from './parts.js';
export { LIFECYCLE_TIMELINE_ANATOMY } from './lifecycle-timeline.anatomy.js';
export {
  LifecycleTimelineItem,
  type LifecycleTimelineItemProps,
  type LifecycleTimelineItemState,
} from './lifecycle-timeline-item.js';
export { LifecycleTimelineList, type LifecycleTimelineListProps } from './lifecycle-timeline-list.js';
export {
  LifecycleTimelineMore,
  type LifecycleTimelineMoreProps,
} from './lifecycle-timeline-more.js';
export {
  LifecycleTimelineRoot,
  type LifecycleTimelineRootProps,
  type LifecycleTimelineState,
} from './lifecycle-timeline-root.js';
export { LifecycleTimelineTime, type LifecycleTimelineTimeProps } from './lifecycle-timeline-time.js';
export { groupMoments, sortEvents, type TimelineMoment } from './timeline-moments.js';
