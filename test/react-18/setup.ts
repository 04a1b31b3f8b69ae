import { replaceReact } from './replace-react.js';

replaceReact();
// Only now: it brings Testing Library along, which asks for React.
await import('../setup-dom.js');
