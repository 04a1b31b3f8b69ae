import type { LifecycleEvent } from 'customer-status-kit/model';
import { createElement, type FunctionComponent } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { offer } from './variant.js';

/** Offers a component to the driver: each work is done when it returns. */
export function offerReact(List: FunctionComponent<{ events: LifecycleEvent[] }>): void {
  let root: Root;
  const show = (events: LifecycleEvent[]) => flushSync(() => root.render(createElement(List, { events })));
  offer({
    mount: (place, events) => {
      root = createRoot(place);
      show(events);
    },
    prepend: show,
    unmount: () => root.unmount(),
  });
}
