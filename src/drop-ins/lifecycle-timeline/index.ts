export { LifecycleTimeline, type LifecycleTimelineProps } from './lifecycle-timeline.js';
