import type { CustomerEmitted, CustomerView } from '../machine/index.js';
import type { ClientHub } from './client-hub.js';
import type { Commands } from './commands.js';
import type { Drafts } from './drafts.js';
import type { Keeping } from './drafts-kept/keep-drafts.js';
import type { Reads } from './reads.js';
import type { Submissions } from './submissions.js';
import type { Timeline } from './timeline.js';

/** Whom the chart's news concerns. */
export interface LinkOptions {
  hub: ClientHub;
  getView: () => CustomerView;
  commands: Commands;
  reads: Reads;
  drafts: Drafts;
  keeping: Pick<Keeping, 'customerChanged'>;
  submissions: Submissions;
  timeline: Timeline;
  onChange: () => void;
}

/** Carries what the chart does to the other parts of the client and to the host. */
export function linkChart({ hub, getView, commands, reads, drafts, keeping, submissions, timeline, onChange }: LinkOptions) {
  let known = getView().customer;
  let hasHeardWhy = false;

  // Before the host hears anything, so that it never sees a new status beside drafts of the old one.
  const follow = () => {
    const { customer } = getView();
    if (customer === known) return;
    const isFirst = known === undefined;
    // The same version in other words, for example in another language: nothing has happened.
    const isReworded = customer?.version === known?.version;
    known = customer;
    drafts.customerChanged(isReworded);
    keeping.customerChanged();
    submissions.customerChanged();
    if (isFirst && customer !== undefined) timeline.agreeOn(customer.status.status);
    else if (!hasHeardWhy && !isReworded) timeline.refreshHead();
    hasHeardWhy = false;
  };

  const hear = (event: CustomerEmitted) => {
    if (event.type === 'customer.confirmed') hasHeardWhy = false;
    follow();
    if (event.type === 'customer.confirmed') return undefined;
    if (event.type === 'read.settled') {
      if (event.error === undefined) submissions.customerRead();
      return reads.settled(event.error);
    }
    if (event.type === 'command.settled') return commands.settled(event);
    if (event.type === 'gap.suspected') return timeline.refreshHead();
    if (event.type !== 'lifecycle.received') return tellHost(hub, event);
    hasHeardWhy = true;
    timeline.add(event.event);
  };

  return {
    hear,
    notice() {
      follow();
      onChange();
    },
  };
}

type OwnNews = 'customer.confirmed' | 'read.settled' | 'command.settled' | 'lifecycle.received' | 'gap.suspected';
type HostNews = Exclude<CustomerEmitted, { type: OwnNews }>;

function tellHost(hub: ClientHub, event: HostNews): void {
  switch (event.type) {
    case 'status.changed':
      return hub.emit('statusChanged', { from: event.from, to: event.to, irregular: event.irregular });
    case 'status.unknown':
      return hub.emit('unknownStatus', { provider: event.provider, value: event.value });
    case 'read.failed':
      return hub.emit('errorOccurred', { error: event.error, operation: 'getCustomer' });
    case 'session.ended':
      return hub.emit('sessionEnded', { error: event.error });
    default:
      return event satisfies never;
  }
}
