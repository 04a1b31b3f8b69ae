import { CustomerStatusProvider } from 'customer-status-kit';
import { type ReactNode, useState } from 'react';
import { fn } from 'storybook/test';
import { useSpokenWords } from './spoken-words.js';
import type { StoryBackend } from './story-backend.js';
import type { StoryWords } from './story-words.js';

const SUPPORT = { href: 'mailto:support@example.com' };
const onAction = fn().mockName('onAction');
const onSignIn = fn().mockName('onSignIn');

interface ScenarioHostProps {
  story: StoryBackend;
  words: StoryWords;
  /** `host` leaves the look to the page. */
  theme: 'light' | 'dark' | 'high-contrast' | 'host';
  direction: 'ltr' | 'rtl';
  /** True where the story has the page to itself. */
  wholePage: boolean;
  /** True for a story that needs no provider. */
  plain: boolean;
  /** True where whatever has no class of the kit is the host's own, and says what the host says. */
  hostWords: boolean;
  children: ReactNode;
}

/** A host page around one story: the provider with the story's backend, the look and the direction of the toolbar. */
export function ScenarioHost({ story, words: own, theme, direction, wholePage, plain, hostWords, children }: ScenarioHostProps) {
  const words = useSpokenWords(own);
  // The first backend stays until the story is another one: its customer would else be forgotten with every new argument.
  const [backend] = useState(() => story.seen);
  const forced = theme === 'host' ? undefined : theme;
  const written = direction === 'rtl' ? direction : words.direction;
  return (
    <div className="story-host" dir={written} data-csk-theme={forced} data-whole-page={wholePage || undefined}>
      {plain ? (
        children
      ) : (
        <CustomerStatusProvider
          backend={backend}
          customerId="cus_story"
          theme={forced}
          direction={written}
          locale={words.locale}
          catalogue={words.catalogue}
          support={SUPPORT}
          onAction={onAction}
          onSignIn={onSignIn}
        >
          {hostWords ? <div data-host-words>{children}</div> : children}
        </CustomerStatusProvider>
      )}
    </div>
  );
}
