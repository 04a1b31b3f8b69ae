import { createRoot, type Root } from 'react-dom/client';
import type { CustomerClient } from '../client/index.js';
import { createFeatureNews } from './feature-news.js';
import { tellOfClient, type TellPage } from './panel-events.js';
import { PanelTree, type PanelView } from './panel-tree.js';

/** The React root within an element. */
export interface PanelRoot {
  show(view: PanelView): void;
  /** Takes everything away again and stops the client. What was entered stays with the client. */
  end(): void;
}

/** Nothing is rendered before the first `show`. Ids begin with a prefix, because the page may have a React of its own. */
export function createPanelRoot(container: Element, tell: TellPage): PanelRoot {
  let root: Root | undefined;
  let told: { client: CustomerClient; end: () => void } | undefined;
  const tellFeatures = createFeatureNews(tell);
  const follow = (client: CustomerClient | undefined) => {
    if (told?.client === client) return;
    told?.end();
    told = undefined;
    tellFeatures(client?.getSnapshot().features ?? {});
    if (client === undefined) return;
    const ends = [tellOfClient(client, tell), client.subscribe(({ features }) => tellFeatures(features))];
    told = { client, end: () => ends.forEach((end) => end()) };
  };
  return {
    show(view) {
      follow(view.client);
      root ??= createRoot(container, { identifierPrefix: 'csk' });
      root.render(<PanelTree view={view} />);
    },
    end() {
      follow(undefined);
      root?.unmount();
      root = undefined;
    },
  };
}
