import type { LifecycleEvent } from 'customer-status-kit/model';

const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** What every list of the comparison says about an event. */
export function textOf(event: LifecycleEvent): { title: string; at: string; when: string; why: string } {
  const [reason] = event.reasons;
  const why = typeof reason?.message === 'string' ? reason.message : '';
  return {
    title: `${event.type.replace('_', ' ')} ${event.to ?? ''}`,
    at: event.at,
    when: format.format(Date.parse(event.at)),
    why,
  };
}
