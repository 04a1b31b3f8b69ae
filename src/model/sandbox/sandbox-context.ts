import { instant, type WriteContext } from '../requirements/index.js';

/** Where the make-believe provider gets time and ids from. */
export type SandboxContext = WriteContext;

export { instant };
