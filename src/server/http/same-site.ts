import { CustomerStatusError } from '../../model/index.js';

/**
 * Refuses a write that another site made a browser send. A browser says where a request comes from; one that sends cookies
 * and does not say is refused, and a client without cookies cannot be made to act for anybody.
 */
export function assertSameSite(request: Request, trustedOrigins: readonly string[]): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (origin !== null && trustedOrigins.includes(origin)) return;
  if (site === 'same-origin' || site === 'none') return;
  if (site === null && origin === null && !request.headers.has('cookie')) return;
  if (site === null && origin !== null && isOwnOrigin(request, origin)) return;
  throw new CustomerStatusError('forbidden', {
    message: 'a browser sent this write from another site. List the origin in trustedOrigins if it is yours',
  });
}

/** Hosts are compared without the scheme, which a proxy that ends TLS changes. */
function isOwnOrigin(request: Request, origin: string): boolean {
  try {
    return new URL(origin).host === new URL(request.url).host;
  } catch {
    return false;
  }
}
