import type { Preview } from '@storybook/react-vite';
import { SCENARIO_NAMES } from 'customer-status-kit/backends/memory';
import { REACHABLE_STATES } from '../stories/generated/reachable-states.js';
import { HOSTS } from './host-sheet.js';
import { WORDS } from './story-words.js';

/** What each tool of the toolbar stands at to begin with. */
export const FIRST_GLOBALS = {
  scenario: 'request_for_information',
  state: 'any',
  theme: 'light',
  host: 'plain',
  locale: 'en',
  direction: 'ltr',
  width: 'full',
  strict: 'on',
  motion: 'system',
};

const STATES = [
  { value: 'any', title: 'As the scenario has it' },
  ...REACHABLE_STATES.map(({ id, place, connection }) => ({ value: id, title: `${place}, ${connection}` })),
];

const WIDTHS = [
  { value: 'full', title: 'All there is' },
  ...['280', '320', '480', '768'].map((value) => ({ value, title: `${value} pixels` })),
];

type Tool = NonNullable<Preview['globalTypes']>[string];
type Bar = NonNullable<Tool['toolbar']>;

const tool = (description: string, title: string, icon: NonNullable<Bar['icon']>, items: Bar['items']): Tool => ({
  description,
  toolbar: { title, icon, items, dynamicTitle: true },
});

/** The tools of the toolbar. */
export const TOOLBARS = {
  scenario: tool('What the backend says', 'Scenario', 'database', [...SCENARIO_NAMES]),
  state: tool('Where the charts stand, whatever the scenario', 'State', 'graphline', STATES),
  theme: tool('Look', 'Theme', 'contrast', ['light', 'dark', 'high-contrast', 'host']),
  host: tool('The style sheet of the page around', 'Host CSS', 'browser', HOSTS),
  locale: tool('Language', 'Language', 'globe', WORDS),
  direction: tool('Writing direction', 'Direction', 'transfer', ['ltr', 'rtl']),
  width: tool('The width of the column', 'Width', 'grow', WIDTHS),
  strict: tool('Whether React mounts everything twice', 'StrictMode', 'certificate', [
    { value: 'on', title: 'StrictMode' },
    { value: 'off', title: 'No StrictMode' },
  ]),
  motion: tool('Motion', 'Motion', 'play', [
    { value: 'system', title: 'Motion as the system has it' },
    { value: 'reduced', title: 'Reduced motion' },
  ]),
};
