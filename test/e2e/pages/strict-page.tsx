import { composeStories, setProjectAnnotations } from '@storybook/react-vite';
import { enXA } from 'customer-status-kit/messages/en-XA';
import preview from '../../../.storybook/preview.js';
import { speak } from '../../../.storybook/spoken-words.js';
import type { StoryBackend } from '../../../.storybook/story-backend.js';
import { termsWithin, textsWithin } from '../../messages/texts-within.js';

/** A story outside of Storybook's own pages. */
interface Playable {
  id: string;
  play?: unknown;
  run: (options: { canvasElement: HTMLElement; abortSignal?: AbortSignal }) => Promise<void>;
}

declare global {
  interface Window {
    strict: {
      /** The ids of all stories. */
      ids: string[];
      /** Those of stories in which somebody does something. */
      played: string[];
      /** Shows a story and plays it; gives the complaint of one that could not be played. */
      show: (id: string) => Promise<string | undefined>;
      /** Shows a story in the accented language, as it is before anybody does anything. */
      showAccented: (id: string) => Promise<string | undefined>;
      /** Has the story that is shown go on in the accented language, or in its own again. */
      accent: (isOn: boolean) => void;
      /** Every text that the host, the backend and the customer of the shown story have given. */
      data: () => Promise<string[]>;
      /** The English of every term among them. */
      terms: () => Promise<string[]>;
    };
  }
}

/** What is given to the story that is shown. */
let given: { args: unknown; hostSays: unknown; story: StoryBackend } | undefined;

setProjectAnnotations([
  // Without Storybook's own addons: that for accessibility writes HTML into the page, which this policy forbids.
  preview.input,
  {
    beforeEach: ({
      args,
      loaded,
      parameters,
    }: {
      args: unknown;
      loaded: Record<string, unknown>;
      parameters: Record<string, unknown>;
    }) => {
      given = { args, hostSays: parameters['hostSays'], story: loaded['story'] as StoryBackend };
    },
  },
]);

const ACCENTED = { locale: 'en-XA', catalogue: enXA, direction: 'ltr' } as const;

/** All but those in other looks: the gallery of hosts, which brings their sheets into the page, and the builder of themes. */
const modules = import.meta.glob<Parameters<typeof composeStories>[0]>(
  ['../../../stories/**/*.stories.tsx', '!**/{host-gallery,theme-builder}.stories.tsx'],
  { eager: true },
);
const stories = new Map(
  Object.values(modules)
    .flatMap((module) => Object.values(composeStories(module) as Record<string, Playable>))
    .map((story) => [story.id, story]),
);

/** Mounts a story in place of the one before, which is unmounted first; gives what it complains of. */
async function mount(id: string, abortSignal?: (canvas: HTMLElement) => AbortSignal): Promise<string | undefined> {
  sessionStorage.clear();
  localStorage.clear();
  const before = document.querySelector('[data-canvas]');
  const canvasElement = document.body.appendChild(document.createElement('div'));
  canvasElement.dataset['canvas'] = '';
  try {
    const options = abortSignal === undefined ? {} : { abortSignal: abortSignal(canvasElement) };
    await stories.get(id)?.run({ canvasElement, ...options });
    return undefined;
  } catch (cause) {
    return String(cause);
  } finally {
    before?.remove();
  }
}

/** Ends the running of a story once it is there: what would be played is left out. */
function endWhenShown(canvas: HTMLElement): AbortSignal {
  const end = new AbortController();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    end.abort();
  });
  observer.observe(canvas, { childList: true });
  return end.signal;
}

/** Longer than the slowest scenario takes. What a backend never answers, nobody reads. */
const ANSWER_MS = 8_000;

async function backendData(): Promise<unknown[]> {
  const backend = given?.story.seen;
  const answered = (asked: Promise<unknown> | undefined) =>
    Promise.race([
      asked?.catch(() => undefined),
      new Promise((resolve) => {
        setTimeout(resolve, ANSWER_MS);
      }),
    ]);
  return Promise.all([answered(backend?.getCustomer('cus_story')), answered(backend?.listEvents?.('cus_story', { limit: 100 }))]);
}

window.strict = {
  ids: [...stories.keys()],
  played: [...stories.values()].filter(({ play }) => play !== undefined).map(({ id }) => id),
  show: (id) => mount(id),
  async showAccented(id) {
    speak(ACCENTED);
    return mount(id, endWhenShown);
  },
  accent: (isOn) => speak(isOn ? ACCENTED : undefined),
  data: async () => textsWithin([given?.args, given?.hostSays, await backendData()]),
  terms: async () => termsWithin([given?.args, await backendData()]),
};
