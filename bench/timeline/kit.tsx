import 'customer-status-kit/styles.css';
import { LifecycleTimeline } from 'customer-status-kit';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { offer } from './variant.js';

let root: Root;

offer({
  mount: (place, events) => {
    root = createRoot(place);
    flushSync(() => root.render(<LifecycleTimeline events={events} />));
  },
  prepend: (events) => flushSync(() => root.render(<LifecycleTimeline events={events} />)),
  unmount: () => root.unmount(),
});
