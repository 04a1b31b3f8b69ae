import { CustomerStatusError, isCustomerStatusError } from '../../model/index.js';

/** Codes of the runtimes for a connection that failed, a name that has no address, and a certificate that is not good. */
const NETWORK_CODE =
  /^(E[A-Z]{3,}|UND_ERR_|ERR_(TLS|SSL|HTTP2)|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|Connection|FailedToOpenSocket)/;

/**
 * What a connector threw, as an error that can be answered: a provider that cannot be reached is `network`, one that answers
 * with garbage is `protocol_error`, one that takes too long `timeout`. Anything else is passed on as it is, because it is
 * most likely a mistake of the connector.
 */
export function connectorFault(thrown: unknown, operation: string): unknown {
  if (isCustomerStatusError(thrown)) return ownFault(thrown, operation);
  if (isNamed(thrown, 'AbortError')) {
    return new CustomerStatusError('aborted', { message: `"${operation}" was given up`, retryAfterMs: 1_000, cause: thrown });
  }
  if (isNamed(thrown, 'TimeoutError')) return slowProvider(operation, thrown);
  if (isNetworkFault(thrown)) {
    return new CustomerStatusError('network', { message: `the provider could not be reached for "${operation}"`, cause: thrown });
  }
  if (thrown instanceof SyntaxError) {
    return new CustomerStatusError('protocol_error', {
      message: `the provider's answer to "${operation}" could not be read`,
      cause: thrown,
    });
  }
  return thrown;
}

/** The error of a provider that did not answer in time. What was asked for may have been done there. */
export function slowProvider(operation: string, cause?: unknown): CustomerStatusError {
  return new CustomerStatusError('timeout', {
    message: `the provider did not answer "${operation}" in time. Raise timeouts.connectorMs if it may take longer`,
    cause,
  });
}

/** A provider that refuses the host's own key says nothing about the session of whoever asked here. */
function ownFault(error: CustomerStatusError, operation: string): CustomerStatusError {
  if (error.code !== 'unauthenticated' && error.code !== 'session_expired') return error;
  return new CustomerStatusError('unavailable', {
    message: `the provider did not accept the host's credentials for "${operation}"`,
    cause: error,
  });
}

function isNamed(thrown: unknown, name: string): boolean {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === name;
}

function isNetworkFault(thrown: unknown): boolean {
  if (thrown instanceof TypeError && thrown.message === 'fetch failed') return true;
  return [thrown, thrown instanceof Error ? thrown.cause : undefined].some(
    (fault) =>
      typeof fault === 'object' &&
      fault !== null &&
      'code' in fault &&
      typeof fault.code === 'string' &&
      NETWORK_CODE.test(fault.code),
  );
}
