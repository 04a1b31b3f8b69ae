import './inspector.css';
import { createInspector } from '@statelyai/inspect';
import { type ReactElement, useSyncExternalStore } from 'react';
import type { InspectionEvent } from 'xstate';
import { createInspectionLog, type InspectionLog } from './inspection-log.js';

/** What the page needs to show its charts at work. */
export interface Inspection {
  /** To be given to the client. */
  inspect: (event: unknown) => void;
  log: InspectionLog;
  Window: typeof InspectionWindow;
}

/** Listens to the charts with Stately's inspector and keeps what it tells on this page: nothing goes elsewhere. */
export function startInspection(): Inspection {
  const log = createInspectionLog();
  const inspector = createInspector({ send: log.add });
  return { inspect: (event) => inspector.inspect.next?.(event as InspectionEvent), log, Window: InspectionWindow };
}

function InspectionWindow({ log }: { log: InspectionLog }): ReactElement {
  const lines = useSyncExternalStore(log.subscribe, log.getLines);
  return (
    <details className="nw-inspector" open>
      <summary>State charts</summary>
      <ol>
        {lines.map(({ id, at, actor, text }) => (
          <li key={id}>
            <time>{new Date(Number(at)).toISOString().slice(11, 23)}</time> <b>{actor}</b> {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
