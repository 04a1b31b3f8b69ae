export { STATUS_LOOKS, type Tone } from './status-looks.js';
export { useStatusAnnouncement } from './use-status-announcement.js';
