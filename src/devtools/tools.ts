import type { CustomerClient } from '../client/index.js';
import { type Clock, type CustomerBackend, type FeaturePolicy, systemClock } from '../model/index.js';
import { createEventLog, type EventLog } from './event-log.js';
import { type SnapshotHistory, watchHistory } from './snapshot-history.js';
import type { TimeTravel } from './time-travel.js';
import { type ChartWatch, watchCharts } from './watch-charts.js';
import { watchClient } from './watch-client.js';

/** What a panel has of one client. */
export interface Tools {
  /** The client as it is now, whatever is shown. */
  live: CustomerClient;
  log: EventLog;
  history: SnapshotHistory;
  /** Absent for a client that was not made for the panel: its charts cannot be looked into. */
  charts?: ChartWatch['places'] | undefined;
  travel?: TimeTravel | undefined;
  backend?: CustomerBackend | undefined;
  clock: Clock;
  policy?: FeaturePolicy | undefined;
}

const known = new WeakMap<CustomerClient, Tools>();

/** Remembers the tools of a client. */
export function registerTools(client: CustomerClient, tools: Tools): void {
  known.set(client, tools);
}

/** The tools of a client; one that was not made for the panel is followed from the first look on. */
export function toolsOf(client: CustomerClient): Tools {
  const before = known.get(client);
  if (before !== undefined) return before;
  const tools = followClient(client, systemClock);
  registerTools(client, tools);
  return tools;
}

/** Follows a client by what it tells everybody. */
export function followClient(live: CustomerClient, clock: Clock, log = createEventLog(() => clock.now())): Tools {
  watchClient(live, log);
  return { live, log, history: watchHistory(live, () => clock.now()), clock };
}

/** A log, and what writes the charts' steps into it. */
export function chartLog(clock: Clock): { log: EventLog; charts: ChartWatch } {
  const log = createEventLog(() => clock.now());
  return { log, charts: watchCharts(log) };
}
