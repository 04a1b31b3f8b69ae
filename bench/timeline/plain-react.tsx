import { PlainRowsList } from './plain-rows-list.js';
import { offerReact } from './react-variant.js';

offerReact(PlainRowsList);
