export { STATUS_LOOKS, type Tone } from './status-looks.js';
export { useStatusAnnouncement } from './use-status-announcement.js';
export { useStatusWords } from './use-status-words.js';
