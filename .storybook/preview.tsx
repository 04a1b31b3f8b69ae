import '../src/styles/styles.css';
import './preview.css';
import { preloadCustomerStatusPanel } from 'customer-status-kit';
import { type Decorator, definePreview, type Preview } from '@storybook/react-vite';
import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { Fragment, StrictMode } from 'react';
import { configure, expect, waitFor } from 'storybook/test';
import { failOnConsole, watchConsole } from './console-watch.js';
import { describeComponent, unfoldUnions } from './docs-words.js';
import { loadHostSheet } from './host-sheet.js';
import { ScenarioHost } from './scenario-host.js';
import { loadStoryBackend, storyBackend } from './story-backend.js';
import { storyTypes } from './story-types.js';
import { loadStoryWords, storyWords } from './story-words.js';
import { FIRST_GLOBALS, TOOLBARS } from './toolbars.js';

// A machine with other things to do takes longer than the second that is usual.
configure({ asyncUtilTimeout: 8_000 });

/** Every story stands in a page with a provider, as its parameters and the toolbar have them. */
const inScenario: Decorator = (Story, context) => {
  const { globals, parameters, id, viewMode } = context;
  const Mode = globals['strict'] === 'off' ? Fragment : StrictMode;
  return (
    <Mode>
      <ScenarioHost
        key={`${id} ${String(globals['scenario'])} ${String(globals['state'])}`}
        story={storyBackend(context)}
        words={storyWords(context)}
        hostSheet={context.loaded['hostSheet'] as string | undefined}
        theme={globals['theme'] as 'light' | 'dark' | 'high-contrast' | 'host'}
        direction={globals['direction'] as 'ltr' | 'rtl'}
        width={String(globals['width'])}
        motion={globals['motion'] as 'system' | 'reduced'}
        wholePage={viewMode === 'story'}
        plain={parameters['plain'] === true}
        hostWords={parameters['hostWords'] === true}
      >
        <Story />
      </ScenarioHost>
    </Mode>
  );
};

/** Waits until nothing is loading any more, unless loading is what the story shows. */
const settle: NonNullable<Preview['afterEach']> = async ({ canvasElement, globals, parameters }) => {
  if (globals['scenario'] === 'slow' || String(globals['state']).startsWith('loading') || parameters['loading'] === true) return;
  await waitFor(() => expect(canvasElement.querySelector('[aria-busy="true"]')).toBeNull());
};

const preview = definePreview({
  addons: [addonDocs(), addonA11y(), storyTypes],
  tags: ['autodocs'],
  argTypesEnhancers: [unfoldUnions],
  loaders: [loadStoryBackend, loadStoryWords, loadHostSheet, preloadCustomerStatusPanel],
  decorators: [inScenario],
  beforeEach: watchConsole,
  afterEach: async (context) => {
    await settle(context);
    failOnConsole();
  },
  initialGlobals: FIRST_GLOBALS,
  globalTypes: TOOLBARS,
  parameters: {
    a11y: { test: 'error' },
    docs: { extractComponentDescription: describeComponent },
    layout: 'fullscreen',
    options: {
      storySort: {
        order: [
          'Start',
          'Components',
          ['StatusBadge', 'StatusBanner', 'FeatureGate', 'RFIForm', 'DocumentUploader', 'LifecycleTimeline', '*', 'Headless'],
          'Composites',
          'Concepts',
          ['The six states', '*'],
          'Backends',
          'Theming',
          'Languages',
          'Accessibility',
          'Host gallery',
          'State explorer',
          ['Walk', '*'],
          'Devtools',
          'Recipes',
        ],
      },
    },
  },
});

export default preview;
