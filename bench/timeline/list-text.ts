import type { LifecycleEvent } from 'customer-status-kit/model';

let made: Intl.DateTimeFormat | undefined;

/** Made once, when it is first needed, as in the kit. */
function format(time: number): string {
  made ??= new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
  return made.format(time);
}

/** What every list of the comparison says about an event. */
export function textOf(event: LifecycleEvent): { title: string; at: string; when: string; why: string } {
  const [reason] = event.reasons;
  const why = typeof reason?.message === 'string' ? reason.message : '';
  return {
    title: `${event.type.replace('_', ' ')} ${event.to ?? ''}`,
    at: event.at,
    when: format(Date.parse(event.at)),
    why,
  };
}
