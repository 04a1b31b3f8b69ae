import { CustomerStatusError } from '../model/index.js';

// What a bundler for browsers finds in place of the server half, which holds secrets.
throw new CustomerStatusError('unsupported', {
  message:
    'customer-status-kit/server is for servers: it holds the secrets of the provider. Import it in server code only; a page uses customer-status-kit and customer-status-kit/backends/http',
});
