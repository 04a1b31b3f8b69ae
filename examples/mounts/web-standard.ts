import type { StatusHandler } from 'customer-status-kit/server';

/** The handler for every runtime that serves `{ fetch }`: Bun (`export default`), Deno (`deno serve`), Cloudflare Workers. */
export function webServer(handler: StatusHandler): { fetch: (request: Request) => Promise<Response> } {
  return { fetch: (request) => handler(request) };
}
