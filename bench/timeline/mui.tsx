import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemText from '@mui/material/ListItemText';
import type { LifecycleEvent } from 'customer-status-kit/model';
import { textOf } from './list-text.js';
import { offerReact } from './react-variant.js';

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

offerReact(MuiList);
