'use client';
import { type KeyboardEvent, type ReactElement, type Ref } from 'react';
import { ClockTab } from './clock-tab.js';
import { EventsTab } from './events-tab.js';
import { FeaturesTab } from './features-tab.js';
import { HistoryTab } from './history-tab.js';
import { ProviderTab } from './provider-tab.js';
import { StateTab } from './state-tab.js';
import { TroublesTab } from './troubles-tab.js';
import { WORDS } from './words.js';

/** The tabs and what they show. */
export const TABS = {
  state: StateTab,
  features: FeaturesTab,
  events: EventsTab,
  history: HistoryTab,
  provider: ProviderTab,
  troubles: TroublesTab,
  clock: ClockTab,
} as const;

/** The name of a tab. */
export type TabName = keyof typeof TABS;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a known shape
const NAMES = Object.keys(TABS) as TabName[];

const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowRight: (here) => (here + 1) % NAMES.length,
  ArrowLeft: (here) => (here + NAMES.length - 1) % NAMES.length,
  Home: () => 0,
  End: () => NAMES.length - 1,
};

interface TabListProps {
  id: string;
  selected: TabName;
  onSelect: (name: TabName) => void;
  selectedRef: Ref<HTMLButtonElement>;
}

/** One stop for the keyboard; the arrows lead from tab to tab. */
export function TabList({ id, selected, onSelect, selectedRef }: TabListProps): ReactElement {
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = NAMES[STEPS[event.key]?.(NAMES.indexOf(selected)) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div className="csk-devtools-tabs" role="tablist" aria-label={WORDS.tabs} tabIndex={-1} onKeyDown={step}>
      {NAMES.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          className="csk-devtools-tab"
          id={`${id}-${name}`}
          ref={name === selected ? selectedRef : undefined}
          aria-selected={name === selected}
          aria-controls={`${id}-panel`}
          tabIndex={name === selected ? 0 : -1}
          onClick={() => onSelect(name)}
        >
          {WORDS.tab[name]}
        </button>
      ))}
    </div>
  );
}

/** What the selected tab shows. It scrolls, so the keyboard can reach it. */
export function TabPanel({ id, selected }: { id: string; selected: TabName }): ReactElement {
  const Tab = TABS[selected];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className="csk-devtools-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`} tabIndex={0}>
      <Tab />
    </div>
  );
}
