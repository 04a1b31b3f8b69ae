import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { broughtPackages } from './licences.ts';

/**
 * Writes `sbom.cdx.json`: what a host gets that installs the package, as CycloneDX. It is read off an installation of the
 * packed package in an empty folder: of this folder, where more is installed, npm tells too much and leaves out what its
 * tools need too.
 */
const root = join(import.meta.dirname, '..');
const OUTPUT = join(root, 'sbom.cdx.json');

interface Component {
  'bom-ref': string;
  name: string;
  group?: string;
  version: string;
}

interface Sbom {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'csk-sbom-'));
try {
  const sbom = installedIn(folder);
  const faults = missingOf(sbom);
  for (const fault of faults) console.error(`✖ ${fault} comes with the package and is not in the list.`);
  writeFileSync(OUTPUT, `${JSON.stringify(sbom, undefined, 2)}\n`);
  console.log(`${String(sbom.components.length)} components in sbom.cdx.json`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function installedIn(place: string): Sbom {
  npm(root, ['pack', '--silent', '--pack-destination', place]);
  const tarball = readdirSync(place).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm packed nothing.');
  writeFileSync(join(place, 'package.json'), '{ "name": "host", "version": "0.0.0", "private": true }\n');
  npm(place, ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`]);
  return ofThePackage(JSON.parse(npm(place, ['sbom', '--sbom-format', 'cyclonedx'])) as Sbom);
}

/** The list is of the package, not of the empty host it was installed in. */
function ofThePackage({ metadata, components, dependencies, ...rest }: Sbom): Sbom {
  const kit = components.find(({ name }) => name === 'customer-status-kit');
  if (kit === undefined) throw new Error('npm does not tell of the package itself.');
  const host = metadata.component['bom-ref'];
  return {
    ...rest,
    metadata: { ...metadata, component: kit },
    components: components.filter((component) => component !== kit),
    dependencies: dependencies.filter(({ ref }) => ref !== host),
  };
}

function missingOf({ components }: Sbom): string[] {
  const told = new Set(
    components.map(({ group, name, version }) => `${group === undefined ? name : `${group}/${name}`} ${version}`),
  );
  return broughtPackages()
    .map(({ name, version }) => `${name} ${version}`)
    .filter((one) => !told.has(one));
}

function npm(cwd: string, args: readonly string[]): string {
  const done = spawnSync('npm', args, { cwd, encoding: 'utf8', maxBuffer: 64_000_000 });
  if (done.status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${done.stderr}`);
  return done.stdout;
}
