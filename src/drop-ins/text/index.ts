export { BackendText } from './backend-text.js';
export { fillText, SLOT } from './fill-text.js';
export { below, Heading, type HeadingLevel, type HeadingProps } from './heading.js';
export { Notice, type NoticeProps } from './notice.js';
export { TimeText } from './time-text.js';
