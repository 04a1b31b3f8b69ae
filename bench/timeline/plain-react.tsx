import type { LifecycleEvent } from 'customer-status-kit/model';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { textOf } from './list-text.js';
import { offer } from './variant.js';

let root: Root;

function List({ events }: { events: LifecycleEvent[] }) {
  return (
    <ol style={{ height: 600, overflow: 'auto' }}>
      {events.map((event) => {
        const { title, about, at, when, why, by } = textOf(event);
        return (
          <li key={event.id}>
            <strong>
              {title} {about}
            </strong>{' '}
            <time dateTime={at}>{when}</time> {by}
            <p>{why}</p>
          </li>
        );
      })}
    </ol>
  );
}

offer({
  mount: (place, events) => {
    root = createRoot(place);
    flushSync(() => root.render(<List events={events} />));
  },
  prepend: (events) => flushSync(() => root.render(<List events={events} />)),
  unmount: () => root.unmount(),
});
