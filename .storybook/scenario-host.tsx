import { CustomerStatusProvider } from 'customer-status-kit';
import { memoryBackend, type ScenarioName } from 'customer-status-kit/backends/memory';
import { type ReactNode, useState } from 'react';

/** The scenarios that stories show. */
export type StoryScenario = ScenarioName;

interface ScenarioHostProps {
  scenario: StoryScenario;
  theme: 'light' | 'dark' | 'high-contrast';
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}

/** A host page around one story: the provider, the pretend backend, the look and the direction of the toolbar. */
export function ScenarioHost({ scenario, theme, direction, children }: ScenarioHostProps) {
  const [backend] = useState(() => memoryBackend({ scenario }));
  return (
    <div
      className="story-host"
      dir={direction}
      data-csk-theme={theme}
      style={{ colorScheme: theme === 'dark' ? 'dark' : 'light' }}
    >
      <CustomerStatusProvider
        backend={backend}
        customerId="cus_story"
        theme={theme}
        direction={direction}
        support={{ href: 'mailto:support@example.com', label: 'support@example.com' }}
      >
        {children}
      </CustomerStatusProvider>
    </div>
  );
}
