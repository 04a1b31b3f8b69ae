import type { LifecycleEvent } from 'customer-status-kit/model';
import { textOf } from './list-text.js';

/** Rows in the plainest markup, and room below for `below` pixels of rows that are not in the document. */
export function PlainRowsList({ events, below = 0 }: { events: LifecycleEvent[]; below?: number }) {
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
      {below > 0 && <li aria-hidden style={{ height: below }} />}
    </ol>
  );
}
