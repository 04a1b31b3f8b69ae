import { CustomerStatusProvider } from 'customer-status-kit';
import { type ReactNode, useState } from 'react';
import { fn } from 'storybook/test';
import type { StoryBackend } from './story-backend.js';

const SUPPORT = { href: 'mailto:support@example.com' };
const onAction = fn().mockName('onAction');
const onSignIn = fn().mockName('onSignIn');

interface ScenarioHostProps {
  story: StoryBackend;
  theme: 'light' | 'dark' | 'high-contrast';
  direction: 'ltr' | 'rtl';
  /** True where the story has the page to itself. */
  wholePage: boolean;
  /** True for a story that needs no provider. */
  plain: boolean;
  children: ReactNode;
}

/** A host page around one story: the provider with the story's backend, the look and the direction of the toolbar. */
export function ScenarioHost({ story, theme, direction, wholePage, plain, children }: ScenarioHostProps) {
  // The first backend stays until the story is another one: its customer would else be forgotten with every new argument.
  const [backend] = useState(() => story.seen);
  return (
    <div className="story-host" dir={direction} data-csk-theme={theme} data-whole-page={wholePage || undefined}>
      {plain ? (
        children
      ) : (
        <CustomerStatusProvider
          backend={backend}
          customerId="cus_story"
          theme={theme}
          direction={direction}
          support={SUPPORT}
          onAction={onAction}
          onSignIn={onSignIn}
        >
          {children}
        </CustomerStatusProvider>
      )}
    </div>
  );
}
