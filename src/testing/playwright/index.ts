export type { PageWordsOptions, UploadPlace } from '../pages/page-words.js';
export { customerStatusPage, type CustomerStatusPage } from './customer-status-page.js';
export type { PageLocator, PageRoot } from './page-locator.js';
