import { CustomerStatusProvider } from 'customer-status-kit';
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { fn } from 'storybook/test';
import { HostFrame } from '../stories/hosts/host-frame.js';
import type { Stage } from '../stories/states/stage.js';
import { reduceMotion } from './reduced-motion.js';
import { useSpokenWords } from './spoken-words.js';
import type { StoryBackend } from './story-backend.js';
import type { StoryWords } from './story-words.js';

const SUPPORT = { href: 'mailto:support@example.com' };
const onAction = fn().mockName('onAction');
const onSignIn = fn().mockName('onSignIn');

interface ScenarioHostProps {
  story: StoryBackend;
  words: StoryWords;
  /** The style sheet of the page around the story. */
  hostSheet: string | undefined;
  /** `host` leaves the look to the page. */
  theme: 'light' | 'dark' | 'high-contrast' | 'host';
  direction: 'ltr' | 'rtl';
  /** CSS pixels of the column, or `full`. */
  width: string;
  motion: 'system' | 'reduced';
  /** True where the story has the page to itself. */
  wholePage: boolean;
  /** True for a story that needs no provider. */
  plain: boolean;
  /** True where whatever has no class of the kit is the host's own, and says what the host says. */
  hostWords: boolean;
  children: ReactNode;
}

/** A host page around one story: the provider with the story's backend, and what the toolbar says of the page. */
export function ScenarioHost(props: ScenarioHostProps) {
  const { hostSheet, theme, direction, width, motion, wholePage, plain, children } = props;
  const words = useSpokenWords(props.words);
  const written = direction === 'rtl' ? direction : words.direction;
  useLayoutEffect(() => (motion === 'reduced' ? reduceMotion() : undefined), [motion]);
  const story = plain ? children : <Provided {...props} words={words} written={written} />;
  return (
    <div
      className="story-host"
      dir={written}
      data-csk-theme={theme === 'host' ? undefined : theme}
      data-whole-page={wholePage || undefined}
      data-width={width}
    >
      {hostSheet === undefined ? story : <HostFrame sheet={hostSheet}>{story}</HostFrame>}
    </div>
  );
}

function Provided({ story, words, theme, written, hostWords, children }: ScenarioHostProps & { written: 'ltr' | 'rtl' }) {
  // The first backend stays until the story is another one: its customer would else be forgotten with every new argument.
  const [{ seen, stage, state }] = useState(story);
  const source = stage === undefined ? { backend: seen, customerId: 'cus_story' } : { client: stage.client };
  return (
    <CustomerStatusProvider
      {...source}
      theme={theme === 'host' ? undefined : theme}
      direction={written}
      locale={words.locale}
      catalogue={words.catalogue}
      support={SUPPORT}
      onAction={onAction}
      onSignIn={onSignIn}
    >
      {hostWords ? <div data-host-words>{children}</div> : children}
      {stage === undefined || state === undefined ? null : <Driven stage={stage} path={state.path} />}
    </CustomerStatusProvider>
  );
}

const driven = new WeakSet<Stage>();

/** Brings the client to its state, once: under StrictMode it is mounted twice. */
function Driven({ stage, path }: { stage: Stage; path: NonNullable<StoryBackend['state']>['path'] }) {
  useEffect(() => {
    if (driven.has(stage)) return;
    driven.add(stage);
    void drive(stage, path);
  }, [stage, path]);
  return null;
}

async function drive(stage: Stage, path: NonNullable<StoryBackend['state']>['path']): Promise<void> {
  // Under StrictMode the client is stopped and started again before this goes on.
  await Promise.resolve();
  for (const fact of path) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await stage.perform(fact);
  }
}
