import { defineCustomerStatusPanel } from './define.js';

export { httpBackend, type HttpBackendOptions } from '../backends/http/index.js';
export { createCustomerClient, type CustomerClient, localDrafts } from '../client/index.js';
export { allowPictureWorker } from '../files/index.js';
export { bestLocale, LOCALES } from '../messages/locales.js';
export { CustomerStatusError, defineFeatures } from '../model/index.js';
export * from './index.js';

// The one file of the kit that acts when it is loaded: a plain page has no other place to say so.
defineCustomerStatusPanel();
