import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the version of the package to where it stands once more: the examples, which install it, and the protocol. */
const root = join(import.meta.dirname, '..');

/** A file that names the version, with the text around it. */
export interface VersionPlace {
  file: string;
  pattern: RegExp;
}

/** Every place that names the version besides `package.json`, each with the version as what its pattern captures in the middle. */
export function versionPlaces(): VersionPlace[] {
  const examples = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('package.json') && !file.includes('node_modules'))
    .map((file) => ({ file: join('examples', file), pattern: /("customer-status-kit": ")([^"]+)(")/ }));
  return [...examples, { file: 'openapi.yaml', pattern: /(^info:\n {2}title: .+\n {2}version: )(\S+)(\n)/m }];
}

/** The version a place names, undefined where it names none. */
export function versionIn({ file, pattern }: VersionPlace): string | undefined {
  return pattern.exec(readFileSync(join(root, file), 'utf8'))?.[2];
}

if (import.meta.main) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  for (const { file, pattern } of versionPlaces()) {
    const path = join(root, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(pattern, `$1${version}$3`));
  }
}
