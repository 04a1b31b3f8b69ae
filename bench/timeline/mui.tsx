import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import type { LifecycleEvent } from 'customer-status-kit/model';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { textOf } from './list-text.js';
import { offer } from './variant.js';

let root: Root;

function MuiList({ events }: { events: LifecycleEvent[] }) {
  return (
    <List style={{ height: 600, overflow: 'auto' }}>
      {events.map((event) => {
        const { title, about, when, why, by } = textOf(event);
        return (
          <ListItem key={event.id}>
            <ListItemText primary={`${title} ${about}, ${when} ${by}`} secondary={why} />
          </ListItem>
        );
      })}
    </List>
  );
}

offer({
  mount: (place, events) => {
    root = createRoot(place);
    flushSync(() => root.render(<MuiList events={events} />));
  },
  prepend: (events) => flushSync(() => root.render(<MuiList events={events} />)),
  unmount: () => root.unmount(),
});
