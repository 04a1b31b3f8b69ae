export { BackendText, backendText } from './backend-text.js';
export { fillText, SLOT } from './fill-text.js';
export { below, Heading, type HeadingLevel } from './heading.js';
export { Notice } from './notice.js';
export { Reference } from './reference.js';
export { TimeText } from './time-text.js';
export { useCopy } from './use-copy.js';
export { LONG_WAIT_MS, useLasting } from './use-lasting.js';
export { writeToClipboard } from './write-to-clipboard.js';
