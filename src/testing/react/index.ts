export type { PageWordsOptions, UploadPlace } from '../pages/page-words.js';
export { customerStatusPage, type CustomerStatusPage, type PageUser } from './customer-status-page.js';
export { renderWithCustomer, type RenderedCustomer, type RenderWithCustomerOptions } from './render-with-customer.js';
export type { SettledSimulation } from './settled-simulation.js';
