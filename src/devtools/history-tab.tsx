'use client';
import type { ReactElement } from 'react';
import { Row } from './controls.js';
import { timeOf } from './events-tab.js';
import { usePanel, useWatched, useWatchedOr } from './panel-context.js';
import type { PastState } from './snapshot-history.js';
import type { TimeTravel } from './time-travel.js';
import { WORDS } from './words.js';

/** The states the client was in. One of them can be shown in the interface. */
export function HistoryTab(): ReactElement {
  const { tools } = usePanel();
  const states = useWatched(tools.history);
  const pinned = useWatchedOr(tools.travel?.pinned);
  return (
    <>
      {tools.travel === undefined ? <p>{WORDS.noTravel}</p> : <Steps travel={tools.travel} states={states} pinned={pinned} />}
      <ol className="csk-devtools-log" aria-label={WORDS.history.list}>
        {states.toReversed().map((state, index) => (
          <li key={state.id} aria-current={state === pinned ? 'true' : undefined}>
            <State state={state} isPresent={index === 0} travel={tools.travel} pinned={pinned} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface Shown {
  travel: TimeTravel;
  states: readonly PastState[];
  pinned: PastState | undefined;
}

/** One state back, one on, and back to the present. */
function Steps({ travel, states, pinned }: Shown): ReactElement {
  const { act } = usePanel();
  const here = pinned === undefined ? states.length - 1 : states.findIndex(({ id }) => id === pinned.id);
  const button = (name: string, to: PastState | undefined, isPossible: boolean) => (
    <button
      type="button"
      className="csk-devtools-button"
      aria-disabled={!isPossible}
      onClick={() => isPossible && act(name, () => travel.pinned.set(to))}
    >
      {name}
    </button>
  );
  // The last state is the present one: to step on to it is to return.
  const later = here + 1 < states.length - 1 ? states[here + 1] : undefined;
  return (
    <Row>
      {button(WORDS.history.earlier, states[here - 1], here > 0)}
      {button(WORDS.history.later, later, pinned !== undefined)}
      {button(WORDS.history.live, undefined, pinned !== undefined)}
      <span>{WORDS.history.count(states.length)}</span>
    </Row>
  );
}

interface StateProps {
  state: PastState;
  isPresent: boolean;
  travel: TimeTravel | undefined;
  pinned: PastState | undefined;
}

function State({ state, isPresent, travel, pinned }: StateProps): ReactElement {
  const { act } = usePanel();
  const { at, snapshot, changed } = state;
  const name = WORDS.history.view(timeOf(at));
  return (
    <>
      {travel === undefined ? (
        <time dateTime={at}>{timeOf(at)}</time>
      ) : (
        <button
          type="button"
          className="csk-devtools-button"
          aria-label={name}
          aria-pressed={state.id === pinned?.id}
          onClick={() => act(name, () => travel.pinned.set(isPresent ? undefined : state))}
        >
          {timeOf(at)}
        </button>
      )}{' '}
      <b>{snapshot.status ?? snapshot.phase}</b> {snapshot.connection}{' '}
      <span>{changed.length === 0 ? WORDS.history.first : changed.join(', ')}</span>{' '}
      {isPresent ? <em>{WORDS.history.present}</em> : null}
    </>
  );
}
