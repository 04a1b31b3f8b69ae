import { PlainRowsList } from './plain-rows-list.js';
import { offerReact } from './react-variant.js';

/** What the kit shows in its first frame. */
const ROWS = 10;
const ROW_HEIGHT = 110;

/** The rows in sight by React alone, in the plainest markup: how much of a first frame is React's own start. */
offerReact(({ events }) => (
  <PlainRowsList events={events.slice(0, ROWS)} below={Math.max(0, events.length - ROWS) * ROW_HEIGHT} />
));
