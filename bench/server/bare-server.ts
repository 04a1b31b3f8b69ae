import { createServer } from 'node:http';
import { answer, GIVEN } from './child.ts';
import { listen } from './listen.ts';

/** As little as a server can do: the same headers and bytes for everybody. */
const { headers, body }: { headers: Record<string, string>; body: string } = JSON.parse(GIVEN);
const bytes = Buffer.from(body);
const server = createServer((_request, response) => {
  response.writeHead(200, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
});

answer<{ do: 'listen' }>(() => listen(server));
