import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');

/** The module the handler serves `/openapi.json` from: the protocol as JSON, because a server at the edge has no files. */
export function compileProtocol(): string {
  const json = JSON.stringify(parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')));
  const quoted = json.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return [
    '// Compiled from openapi.yaml by scripts/compile-protocol.ts. Change that.',
    '',
    '/** The protocol of the handler, OpenAPI 3.1. */',
    'export const PROTOCOL: Readonly<Record<string, unknown>> = JSON.parse(',
    `  '${quoted}',`,
    ');',
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(join(root, 'src/server/http/compiled/protocol.ts'), compileProtocol());
