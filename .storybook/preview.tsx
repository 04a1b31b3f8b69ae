import '../src/styles/styles.css';
import './preview.css';
import type { Decorator, Preview } from '@storybook/react-vite';
import { preloadCustomerStatusPanel } from 'customer-status-kit';
import { SCENARIO_NAMES } from 'customer-status-kit/backends/memory';
import { StrictMode } from 'react';
import { configure, expect, waitFor } from 'storybook/test';
import { failOnConsole, watchConsole } from './console-watch.js';
import { describeComponent, unfoldUnions } from './docs-words.js';
import { ScenarioHost } from './scenario-host.js';
import { loadStoryBackend, storyBackend } from './story-backend.js';
import { loadStoryWords, storyWords, WORDS } from './story-words.js';

// A machine with other things to do takes longer than the second that is usual.
configure({ asyncUtilTimeout: 8_000 });

/** Every story stands in a provider, with the memory backend in the scenario that it, or the toolbar, names. */
const inScenario: Decorator = (Story, context) => {
  const { globals, parameters, id, viewMode } = context;
  return (
    <StrictMode>
      <ScenarioHost
        key={`${id} ${String(globals['scenario'])}`}
        story={storyBackend(context)}
        words={storyWords(context)}
        theme={globals['theme'] as 'light' | 'dark' | 'high-contrast' | 'host'}
        direction={globals['direction'] as 'ltr' | 'rtl'}
        wholePage={viewMode === 'story'}
        plain={parameters['plain'] === true}
        hostWords={parameters['hostWords'] === true}
      >
        <Story />
      </ScenarioHost>
    </StrictMode>
  );
};

/** Waits until nothing is loading any more, unless loading is what the story shows. */
const settle: NonNullable<Preview['afterEach']> = async ({ canvasElement, globals, parameters }) => {
  if (globals['scenario'] === 'slow' || parameters['loading'] === true) return;
  await waitFor(() => expect(canvasElement.querySelector('[aria-busy="true"]')).toBeNull());
};

const preview: Preview = {
  tags: ['autodocs'],
  argTypesEnhancers: [unfoldUnions],
  loaders: [loadStoryBackend, loadStoryWords, preloadCustomerStatusPanel],
  decorators: [inScenario],
  beforeEach: watchConsole,
  afterEach: async (context) => {
    await settle(context);
    failOnConsole();
  },
  initialGlobals: { scenario: 'request_for_information', theme: 'light', direction: 'ltr', locale: 'en' },
  globalTypes: {
    scenario: {
      description: 'What the backend says',
      toolbar: { title: 'Scenario', icon: 'database', dynamicTitle: true, items: [...SCENARIO_NAMES] },
    },
    theme: {
      description: 'Look',
      toolbar: { title: 'Theme', icon: 'contrast', dynamicTitle: true, items: ['light', 'dark', 'high-contrast', 'host'] },
    },
    locale: {
      description: 'Language',
      toolbar: { title: 'Language', icon: 'globe', dynamicTitle: true, items: WORDS },
    },
    direction: {
      description: 'Writing direction',
      toolbar: { title: 'Direction', icon: 'transfer', dynamicTitle: true, items: ['ltr', 'rtl'] },
    },
  },
  parameters: {
    a11y: { test: 'error' },
    docs: { extractComponentDescription: describeComponent },
    layout: 'fullscreen',
    options: {
      storySort: {
        order: [
          'Start',
          ['Introduction', 'Tokens', 'Theme builder', 'Host gallery', 'Design'],
          'Components',
          'Composites',
          'Operator',
          'Headless',
          'Languages',
        ],
      },
    },
  },
};

export default preview;
