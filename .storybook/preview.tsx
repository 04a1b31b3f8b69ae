import '../src/styles/styles.css';
import './preview.css';
import type { Decorator, Preview } from '@storybook/react-vite';
import { StrictMode } from 'react';
import { ScenarioHost, type StoryScenario } from './scenario-host.js';

/** Every story stands in a provider with the memory backend in the scenario it names, or the one of the toolbar. */
const inScenario: Decorator = (Story, { parameters, globals, id }) => {
  if (parameters['plain']) return <Story />;
  const chosen = globals['scenario'] as StoryScenario | 'of the story';
  const scenario = chosen === 'of the story' ? ((parameters['scenario'] as StoryScenario | undefined) ?? 'active') : chosen;
  const theme = globals['theme'] as 'light' | 'dark' | 'high-contrast';
  const direction = globals['direction'] as 'ltr' | 'rtl';
  return (
    <StrictMode>
      <ScenarioHost
        key={`${id}-${scenario}`}
        scenario={scenario}
        theme={theme}
        direction={direction}
        {...(parameters['now'] === undefined ? {} : { now: parameters['now'] as number })}
      >
        <Story />
      </ScenarioHost>
    </StrictMode>
  );
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [inScenario],
  initialGlobals: { scenario: 'of the story', theme: 'light', direction: 'ltr' },
  globalTypes: {
    scenario: {
      description: 'What the backend says',
      toolbar: {
        title: 'Scenario',
        icon: 'database',
        dynamicTitle: true,
        items: [
          'of the story',
          'created',
          'under_review',
          'request_for_information',
          'document_rejected',
          'active',
          'active_with_dated_requirement',
          'rejected',
          'deactivated',
          'unknown_status',
          'offline',
          'slow',
        ],
      },
    },
    theme: {
      description: 'Look',
      toolbar: { title: 'Theme', icon: 'contrast', dynamicTitle: true, items: ['light', 'dark', 'high-contrast'] },
    },
    direction: {
      description: 'Writing direction',
      toolbar: { title: 'Direction', icon: 'transfer', dynamicTitle: true, items: ['ltr', 'rtl'] },
    },
  },
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    options: { storySort: { order: ['Start', 'Components', 'Composites', 'Operator'] } },
  },
};

export default preview;
