import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXAMPLES, type InstalledExample, installExample } from './install-example.ts';

/**
 * Installs each of `examples/` from the package as it would be published, builds it, starts it, and drives it in Chromium; one
 * that has tests of its own is tested by them.
 * `--only next,vite` takes some of them, `--keep` leaves the folder, `--in <folder>` works in one that was left.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, keep: { type: 'boolean', default: false }, in: { type: 'string' } },
});
const root = join(import.meta.dirname, '..');
const names = values.only?.split(',') ?? EXAMPLES.map(({ name }) => name);
const strangers = names.filter((name) => EXAMPLES.every((example) => example.name !== name));
if (strangers.length > 0)
  fail(`There is no example ${strangers.join(', ')}. There are: ${EXAMPLES.map(({ name }) => name).join(', ')}.`);

const folder = values.in ?? mkdtempSync(join(tmpdir(), 'csk-examples-'));
mkdirSync(folder, { recursive: true });
const installed: InstalledExample[] = [];
const problems: string[] = [];

const tarball = packPackage();
const wanted = EXAMPLES.filter(({ name }) => names.includes(name));
const needed = EXAMPLES.filter((example) => wanted.some(({ needs }) => needs === example.name) && !wanted.includes(example));
for (const example of [...needed, ...wanted]) {
  console.log(`• ${example.name}`);
  const outcome = installExample(example, { root, folder, tarball });
  if ('problem' in outcome) problems.push(`${example.name}: ${outcome.problem}`);
  else installed.push(outcome);
}
const isDriven = installed.length > 0 && (wanted.every(({ testsItself }) => testsItself) || drive());
if (!values.keep && values.in === undefined) rmSync(folder, { recursive: true, force: true });
else console.log(`• The examples are in ${folder}.`);
for (const problem of problems) console.error(`✖ ${problem}`);
if (problems.length > 0) console.error('✖ What could not be installed or built was not driven.');
process.exit(isDriven && problems.length === 0 ? 0 : 1);

/** The package as npm would publish it, built anew. */
function packPackage(): string {
  run('node', ['scripts/build.ts'], 'The package could not be built: see above.');
  run('npm', ['pack', '--silent', '--pack-destination', folder], 'The package could not be packed: see above.');
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (name === undefined) fail('npm packed nothing.');
  return join(folder, name);
}

/** Whether every test of an example that could be installed has passed. */
function drive(): boolean {
  const env = {
    ...process.env,
    EXAMPLES: JSON.stringify(installed),
    DRIVEN: JSON.stringify(wanted.flatMap(({ name, testsItself }) => (testsItself ? [] : [name]))),
    NEXT_TELEMETRY_DISABLED: '1',
  };
  return spawnSync('playwright', ['test', '-c', 'test/examples'], { cwd: root, stdio: 'inherit', env }).status === 0;
}

function run(command: string, args: readonly string[], otherwise: string): void {
  if (spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) fail(otherwise);
}

function fail(text: string): never {
  console.error(`✖ ${text}`);
  process.exit(1);
}
