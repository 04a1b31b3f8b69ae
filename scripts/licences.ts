import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lists what the package brings into a host, and fails where a licence asks more of the host than to keep a notice. */
const root = join(import.meta.dirname, '..');

/** Licences that ask for a notice only. Another one is a decision: add it here with the reason. */
export const ALLOWED: readonly string[] = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'];

/** Packages whose manifest names no licence, with the one their pages carry, by the version that was read. */
const READ_BY_HAND: Readonly<Record<string, string>> = { 'combine-errors 3.0.3': 'MIT' };

/** One package that comes with the kit. */
export interface Brought {
  name: string;
  version: string;
  licence: string;
}

interface LockedPackage {
  version: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  peer?: boolean;
}

/** Every package that installing the kit installs, by the lock file: not what only its makers or a choice of the host need. */
export function broughtPackages(lockFile = join(root, 'package-lock.json')): Brought[] {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, LockedPackage> };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional, optional, peer }]) => path !== '' && !(dev ?? devOptional ?? optional ?? peer ?? false))
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: license ?? READ_BY_HAND[`${name} ${version}`] ?? 'none told' };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** True where one of the licences that may be chosen is allowed, and each of those that hold together is. */
export function isAllowed(licence: string): boolean {
  const alternatives = licence.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((one) => ALLOWED.includes(one)));
}

if (import.meta.main) {
  const brought = broughtPackages();
  for (const { name, version, licence } of brought)
    console.log(`${isAllowed(licence) ? ' ' : '✖'} ${name} ${version}: ${licence}`);
  process.exit(brought.every(({ licence }) => isAllowed(licence)) ? 0 : 1);
}
