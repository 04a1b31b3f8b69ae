import { createServer } from 'node:http';
import { answer, given } from './child.ts';
import { listen } from './listen.ts';

/** As little as a server can do: the same headers and bytes for everybody. */
const { headers, body } = given<{ headers: Record<string, string>; body: string }>();
const bytes = Buffer.from(body);
const server = createServer((_request, response) => {
  response.writeHead(200, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
});

answer<{ do: 'listen' }, number>(() => listen(server));
