import '@mantine/core/styles.css';
import { MantineProvider, Text, Timeline } from '@mantine/core';
import type { LifecycleEvent } from 'customer-status-kit/model';
import { textOf } from '../timeline/list-text.js';
import { offerReact } from '../timeline/react-variant.js';

function MantineTimeline({ events }: { events: LifecycleEvent[] }) {
  return (
    <MantineProvider>
      <Timeline style={{ height: 600, overflow: 'auto' }}>
        {events.map((event) => {
          const { title, about, when, why, by } = textOf(event);
          return (
            <Timeline.Item key={event.id} title={`${title} ${about}`}>
              <Text size="sm">{why}</Text>
              <Text size="xs">
                {when} {by}
              </Text>
            </Timeline.Item>
          );
        })}
      </Timeline>
    </MantineProvider>
  );
}

offerReact(MantineTimeline);
