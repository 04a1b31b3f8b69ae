import { PRESENTED_STATUSES } from 'customer-status-kit/model';
import { type Fact, nameOfFact } from '../states/fact.js';
import type { Stage } from '../states/stage.js';

interface Group {
  title: string;
  meaning: string;
  facts: readonly Fact[];
}

const GROUPS: readonly Group[] = [
  {
    title: 'READ.SUCCEEDED',
    meaning: 'The read under way is answered. The customer is',
    facts: PRESENTED_STATUSES.map((status) => ({ type: 'READ.SUCCEEDED', status })),
  },
  {
    title: 'READ.FAILED',
    meaning: 'The read under way is not answered, because',
    facts: (['unavailable', 'offline', 'session_expired'] as const).map((code) => ({ type: 'READ.FAILED', code })),
  },
  {
    title: 'CUSTOMER.CHANGED',
    meaning: 'The stream brings a newer customer, who is',
    facts: PRESENTED_STATUSES.map((status) => ({ type: 'CUSTOMER.CHANGED', status })),
  },
  {
    title: 'WATCH',
    meaning: 'The stream is opened, lost, or ended with the session',
    facts: [{ type: 'WATCH.OPENED' }, { type: 'WATCH.LOST' }, { type: 'WATCH.ENDED' }],
  },
  {
    title: 'NETWORK',
    meaning: 'What the browser says of the network',
    facts: [{ type: 'NETWORK.LOST' }, { type: 'NETWORK.RETURNED' }],
  },
  { title: 'SYNC', meaning: 'The customer asks for news', facts: [{ type: 'SYNC.REQUESTED' }] },
];

/** Everything that can happen, as buttons. What cannot happen now says so and keeps its place, so that no focus is lost. */
export function FactButtons({ stage, onDone }: { stage: Stage; onDone: (fact: Fact) => void }) {
  return GROUPS.map(({ title, meaning, facts }) => (
    <fieldset key={title} className="story-facts">
      <legend>
        <code>{title}</code> {meaning}
      </legend>
      {facts.map((fact) => (
        <button
          key={nameOfFact(fact)}
          type="button"
          className="csk-button"
          data-variant="secondary"
          data-size="small"
          aria-disabled={stage.canHappen(fact) ? undefined : true}
          onClick={() => {
            if (stage.canHappen(fact)) void stage.perform(fact).then(() => onDone(fact));
          }}
        >
          {'status' in fact ? fact.status : 'code' in fact ? fact.code : fact.type}
        </button>
      ))}
    </fieldset>
  ));
}
