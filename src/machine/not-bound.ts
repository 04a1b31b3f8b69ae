import { CustomerStatusError } from '../model/index.js';

/** The body of an actor before a backend is bound to it. */
export function notBound(): never {
  throw new CustomerStatusError('unsupported', {
    message: 'this chart has no backend, so it cannot read or send; bind one with bindBackend',
  });
}
