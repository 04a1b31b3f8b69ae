import { nextRoute } from '../../../../lib/next-route';
import { statusHandler } from '../../../../lib/status-handler';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = nextRoute(statusHandler);
export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';
