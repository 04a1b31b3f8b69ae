'use client';
import type { ReactElement } from 'react';
import { timeOf } from './events-tab.js';
import { usePanel, useWatchedOr } from './panel-context.js';
import { WORDS } from './words.js';

/** Says over the whole page that what it shows is past, whether the panel is open or not. */
export function PinMark({ onReturn }: { onReturn: () => void }): ReactElement {
  const { act, tools } = usePanel();
  const pinned = useWatchedOr(tools.travel?.pinned);
  const release = () => {
    act(WORDS.history.live, () => tools.travel?.pinned.set(undefined));
    onReturn();
  };
  return (
    <div className="csk-devtools-pin" data-pinned={pinned === undefined ? undefined : ''}>
      <span role="status">{pinned === undefined ? '' : WORDS.pin.mark(timeOf(pinned.at))}</span>
      {pinned === undefined ? null : (
        <button type="button" className="csk-devtools-button" onClick={release}>
          {WORDS.history.live}
        </button>
      )}
    </div>
  );
}
