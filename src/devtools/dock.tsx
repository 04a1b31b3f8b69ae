'use client';
import { type ReactElement, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { PanelContext, useMadePanel } from './panel-context.js';
import { PinMark } from './pin-mark.js';
import { HEIGHTS, Resizer } from './resizer.js';
import type { Simulation } from './simulation.js';
import { TabList, type TabName, TabPanel } from './tabs.js';
import type { Tools } from './tools.js';
import { WORDS } from './words.js';

interface DockProps {
  tools: Tools;
  simulation: Simulation;
  defaultOpen: boolean;
}

/** The panel at the foot of the page, and the button that opens it. */
export function Dock({ tools, simulation, defaultOpen }: DockProps): ReactElement {
  const { panel, said } = useMadePanel(tools, simulation);
  const { isOpen, setOpen, root, entrance } = useOpening(defaultOpen);
  return (
    <PanelContext.Provider value={panel}>
      <div className="csk-devtools" lang="en" dir="ltr" ref={root}>
        <PinMark onReturn={() => entrance.current?.focus()} />
        {isOpen ? (
          <OpenDock said={said} entrance={entrance} onClose={() => setOpen(false)} />
        ) : (
          <button
            type="button"
            className="csk-devtools-toggle"
            aria-expanded={false}
            aria-keyshortcuts="Alt+Shift+D"
            ref={entrance}
            onClick={() => setOpen(true)}
          >
            {WORDS.open}
          </button>
        )}
      </div>
    </PanelContext.Provider>
  );
}

interface OpenDockProps {
  said: string;
  entrance: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

function OpenDock({ said, entrance, onClose }: OpenDockProps): ReactElement {
  const id = useId();
  const [tab, setTab] = useState<TabName>('state');
  const [height, setHeight] = useState<number>(HEIGHTS.first);
  const style = { blockSize: `${String(height)}px` };
  return (
    <>
      {/* The page keeps room below what the panel would cover. */}
      <div className="csk-devtools-room" style={style} />
      <section className="csk-devtools-dock" aria-label={WORDS.title} style={style}>
        <Resizer height={height} onResize={setHeight} />
        <div className="csk-devtools-head">
          <TabList id={id} selected={tab} onSelect={setTab} selectedRef={entrance} />
          <p className="csk-devtools-said" role="status">
            {said}
          </p>
          <button type="button" className="csk-devtools-button" aria-keyshortcuts="Alt+Shift+D" onClick={onClose}>
            {WORDS.close}
          </button>
        </div>
        <TabPanel id={id} selected={tab} />
      </section>
    </>
  );
}

/** Opens and closes by button and by keyboard. The focus goes into the panel, and back to where it came from. */
function useOpening(defaultOpen: boolean) {
  const [isOpen, setOpen] = useState(defaultOpen);
  const root = useRef<HTMLDivElement>(null);
  const entrance = useRef<HTMLButtonElement>(null);
  const before = useRef<Element | null>(null);
  const isMoved = useRef(false);
  const move = useRef((wanted: boolean) => {
    isMoved.current = wanted || root.current?.contains(document.activeElement) === true;
    if (wanted) before.current = document.activeElement;
    setOpen(wanted);
  });
  useEffect(() => {
    if (!isMoved.current) return;
    isMoved.current = false;
    const back = before.current instanceof HTMLElement && before.current.isConnected ? before.current : undefined;
    const goal = isOpen || back === undefined || back === document.body ? entrance.current : back;
    goal?.focus();
  }, [isOpen]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyD' || !event.altKey || !event.shiftKey) return;
      event.preventDefault();
      move.current(!isOpen);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOpen]);
  return { isOpen, setOpen: move.current, root, entrance };
}
