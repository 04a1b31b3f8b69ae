export { tusUploads, type TusUploadsOptions } from './tus-uploads.js';
