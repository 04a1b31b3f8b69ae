import { Timeline } from 'antd';
import type { LifecycleEvent } from 'customer-status-kit/model';
import { textOf } from '../timeline/list-text.js';
import { offerReact } from '../timeline/react-variant.js';

function AntdTimeline({ events }: { events: LifecycleEvent[] }) {
  const items = events.map((event) => {
    const { title, about, when, why, by } = textOf(event);
    return { key: event.id, title: `${title} ${about}, ${when} ${by}`, content: why };
  });
  return (
    <div style={{ height: 600, overflow: 'auto' }}>
      <Timeline items={items} />
    </div>
  );
}

offerReact(AntdTimeline);
