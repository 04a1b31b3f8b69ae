import { CustomerStatusPanel } from 'customer-status-kit';
import { useReducer, useState, useSyncExternalStore } from 'react';
import { nameOfFact } from '../states/fact.js';
import type { Stage } from '../states/stage.js';
import { ChartMap } from './chart-map.js';
import { FactButtons } from './fact-buttons.js';
import { GatesTable } from './gates-table.js';

/** Walks through the customer chart: the drawing, what can happen, what did, the gates, and the panel that follows. */
export function StateExplorer({ stage: given }: { stage: Stage }) {
  // Another look of the story must not begin another walk.
  const [stage] = useState(given);
  const view = useSyncExternalStore(stage.charts.subscribe, stage.charts.getView);
  const [last, tell] = useReducer((_before: string, next: string) => next, '');
  const { place, connection, reading, steps } = view;
  return (
    <div className="story-explorer">
      <div className="csk-root csk-stack" data-host-words="all">
        <p role="status">
          The customer chart is in <strong>{place}</strong>; the connection is <strong>{connection}</strong>, and{' '}
          <strong>{reading === 'reading' ? 'a read is under way' : 'no read is under way'}</strong>.
          {last === '' ? null : ` Last: ${last}.`}
        </p>
        <ChartMap current={place} />
        <FactButtons stage={stage} onDone={(fact) => tell(nameOfFact(fact))} />
        <GatesTable />
        <details open>
          <summary>History</summary>
          <ol className="story-steps" reversed>
            {steps.map(({ id, event, to }) => (
              <li key={id}>
                <code>{event}</code> → {to}
              </li>
            ))}
          </ol>
        </details>
      </div>
      <CustomerStatusPanel />
    </div>
  );
}
