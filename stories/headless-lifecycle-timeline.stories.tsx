import {
  LIFECYCLE_TIMELINE_ANATOMY,
  LifecycleTimelineItem,
  LifecycleTimelineList,
  LifecycleTimelineMore,
  LifecycleTimelineRoot,
  LifecycleTimelineTime,
  useTimeline,
} from 'customer-status-kit/react';
import preview from '../.storybook/preview.js';
import { AnatomyTable } from './anatomy-table.js';

/** The parts of a timeline and the hook that feeds them. Words and order are the host's own. */
const meta = preview.meta({
  title: 'Components/Headless/LifecycleTimeline parts',
  component: LifecycleTimelineRoot,
  subcomponents: { LifecycleTimelineList, LifecycleTimelineItem, LifecycleTimelineTime, LifecycleTimelineMore },
  globals: { scenario: 'document_rejected' },
  parameters: { hostWords: true },
});

function PlainTimeline() {
  const { events, phase, hasMore, loadMore } = useTimeline();
  return (
    <LifecycleTimelineRoot aria-label="What happened" phase={phase === 'idle' ? 'loading' : phase} empty={events.length === 0}>
      <LifecycleTimelineList>
        {events.map((event, index) => (
          <LifecycleTimelineItem key={event.id} event={event} current={index === 0}>
            <LifecycleTimelineTime at={event.at}>{event.at.slice(0, 10)}</LifecycleTimelineTime> {event.type} {event.to}
          </LifecycleTimelineItem>
        ))}
      </LifecycleTimelineList>
      {hasMore ? <LifecycleTimelineMore onLoadMore={() => void loadMore()}>More</LifecycleTimelineMore> : null}
    </LifecycleTimelineRoot>
  );
}

/** No style at all, fed by `useTimeline`. */
export const Unstyled = meta.story({
  render: () => <PlainTimeline />,
  play: async ({ canvas }) => {
    await canvas.findAllByRole('listitem');
  },
});

/** The contract: parts, elements, attributes. */
export const Anatomy = meta.story({ render: () => <AnatomyTable anatomy={LIFECYCLE_TIMELINE_ANATOMY} /> });
