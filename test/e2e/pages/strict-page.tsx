import { composeStories, setProjectAnnotations } from '@storybook/react-vite';
import preview from '../../../.storybook/preview.js';

/** A story outside of Storybook's own pages. */
interface Playable {
  id: string;
  run: (options: { canvasElement: HTMLElement }) => Promise<void>;
}

declare global {
  interface Window {
    strict: {
      /** The ids of all stories. */
      ids: string[];
      /** Shows a story and plays it; gives the complaint of one that could not be played. */
      show: (id: string) => Promise<string | undefined>;
    };
  }
}

setProjectAnnotations([preview.composed]);

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

window.strict = {
  ids: [...stories.keys()],
  async show(id) {
    sessionStorage.clear();
    localStorage.clear();
    const before = document.querySelector('[data-canvas]');
    const canvasElement = document.body.appendChild(document.createElement('div'));
    canvasElement.dataset['canvas'] = '';
    try {
      // The story before is unmounted first.
      await stories.get(id)?.run({ canvasElement });
      return undefined;
    } catch (cause) {
      return String(cause);
    } finally {
      before?.remove();
    }
  },
};
