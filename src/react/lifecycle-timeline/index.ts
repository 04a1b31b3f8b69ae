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
export { arrangeHead, type ArrangedTimeline, arrangeTimeline } from './arrange-timeline.js';
export { dayRange } from './day-range.js';
export {
  TIMELINE_CSV_COLUMNS,
  type TimelineExportOptions,
  type TimelineTextOptions,
  timelineToCsv,
  timelineToJson,
  timelineToText,
} from './timeline-export.js';
export { gapBelow, historyStart, type TimelineGap } from './timeline-gaps.js';
export { cutMoments, groupMoments, isTurn, type TimelineMoment, type TimelineMoments } from './timeline-moments.js';
export { sortEvents, timeOf } from './timeline-order.js';
export {
  readStories,
  ROUND_ITEM_STATES,
  roundOf,
  type RoundItemState,
  type StoryReader,
  type TimelineRound,
  type TimelineRoundItem,
} from './timeline-rounds.js';
