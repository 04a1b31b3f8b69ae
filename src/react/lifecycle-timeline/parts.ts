export { LifecycleTimelineItem as Item } from './lifecycle-timeline-item.js';
export { LifecycleTimelineList as List } from './lifecycle-timeline-list.js';
export { LifecycleTimelineMore as More } from './lifecycle-timeline-more.js';
export { LifecycleTimelineRoot as Root } from './lifecycle-timeline-root.js';
export { LifecycleTimelineTime as Time } from './lifecycle-timeline-time.js';
