import { contentSecurityPolicy } from 'customer-status-kit/csp';
import { type NextRequest, NextResponse } from 'next/server';

/** A policy for each page, with a nonce of its own. Next reads the nonce from the request and puts it on its scripts. */
export function proxy(request: NextRequest): NextResponse {
  // `next dev` compiles in the page, with eval.
  if (process.env.NODE_ENV === 'development') return NextResponse.next();
  const { header } = contentSecurityPolicy({
    nonce: btoa(crypto.randomUUID()),
    trustedTypes: ['nextjs', 'nextjs#bundler'],
    // Scripts that a trusted script asks for: the parts of the kit and of the page that are loaded when needed.
    also: { 'script-src': ["'strict-dynamic'"], 'img-src': ["'self'"] },
  });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', header);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', header);
  return response;
}

export const config = { matcher: ['/((?!api|_next/static|_next/image|icon.svg).*)'] };
