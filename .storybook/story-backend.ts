import type { CustomerBackend } from 'customer-status-kit';
import {
  memoryBackend,
  type MemoryBackend,
  type MemoryBackendOptions,
  type ScenarioName,
} from 'customer-status-kit/backends/memory';
import { REACHABLE_STATES } from '../stories/generated/reachable-states.js';
import type { ReachableState } from '../stories/states/fact.js';
import { setStage, type Stage } from '../stories/states/stage.js';

/** What a story says about its backend, besides the scenario, which is a global. */
export interface StoryParameters {
  /** How the backend behaves: latency, calls that fail. */
  backend?: Omit<MemoryBackendOptions, 'scenario'>;
  /** What happens at the backend before the story is shown. */
  before?: (backend: MemoryBackend) => unknown;
  /** The backend as the story's page sees it. */
  seenAs?: (backend: MemoryBackend) => CustomerBackend;
  /** True for a story that needs no provider. */
  plain?: boolean;
  /** True for a story of parts without words: what it says is the host's. */
  hostWords?: boolean;
  /** What the host of a story says among the words of the kit, where the story's source is to be read as it is. */
  hostSays?: readonly string[];
  /** True for a story whose backend says something only when it is told to. */
  staged?: boolean;
  /** True for a story that shows how something loads. */
  loading?: boolean;
}

/** The backend of one story, the same for the page and for the play function. */
export interface StoryBackend {
  /** The whole backend, with the simulation of the other side. */
  backend: MemoryBackend;
  /** What the page gets. */
  seen: CustomerBackend;
  /** Where the toolbar names a state of the charts: the client that is brought there, and the state. */
  stage?: Stage;
  state?: ReachableState;
}

interface LoaderContext {
  globals: Record<string, unknown>;
  parameters: Record<string, unknown>;
}

/** Makes the backend of a story before it is rendered. */
export async function loadStoryBackend({ globals, parameters }: LoaderContext): Promise<{ story: StoryBackend }> {
  const { backend: options = {}, before, seenAs, staged } = parameters as StoryParameters;
  const state = REACHABLE_STATES.find(({ id }) => id === globals['state']);
  if (state !== undefined || staged === true) {
    const stage = setStage();
    return { story: { backend: stage.backend, seen: stage.backend, stage, ...(state === undefined ? {} : { state }) } };
  }
  const backend = memoryBackend({ ...options, scenario: globals['scenario'] as ScenarioName });
  await before?.(backend);
  return { story: { backend, seen: seenAs?.(backend) ?? backend } };
}

/** The backend of the story at hand, for decorators and play functions. */
export function storyBackend({ loaded }: { loaded: Record<string, unknown> }): StoryBackend {
  return loaded['story'] as StoryBackend;
}
