import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BENCHES, type BenchName } from './report/figure.ts';

/** Runs every bench, one after the other, and writes one report. `npm run bench -- state form` runs those. A bench that fails stops it. */
const root = join(import.meta.dirname, '..');
const isBench = (name: string): name is BenchName => (BENCHES as readonly string[]).includes(name);

const asked = process.argv.slice(2);
const strange = asked.filter((name) => !isBench(name));
if (strange.length > 0) stop(`There is no bench ${strange.join(', ')}. There are ${BENCHES.join(', ')}.`);

const started = performance.now();
if (asked.length === 0 || asked.includes('server')) run('the package', 'scripts/build.ts');
for (const bench of asked.length === 0 ? BENCHES : asked) run(bench, `bench/${bench}.ts`);
run('the report', 'bench/report.ts');
console.log(`• ${String(Math.round((performance.now() - started) / 1_000))} s; see bench/results/report.html`);

function run(name: string, program: string): void {
  console.log(`• ${name}`);
  const { status } = spawnSync(process.execPath, [program], { cwd: root, stdio: 'inherit' });
  if (status !== 0) stop(`${name} failed; the report is as it was.`);
}

function stop(text: string): never {
  console.error(`✖ ${text}`);
  process.exit(1);
}
