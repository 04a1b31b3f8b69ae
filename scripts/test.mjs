import { checkNode } from './check-node.mjs';

checkNode();
const { existsSync, mkdtempSync, readFileSync, rmSync } = await import('node:fs');
const { availableParallelism, tmpdir } = await import('node:os');
const path = await import('node:path');
const { ensureInstalled, ensurePackageBuilt, ensureWritable, run, say, stop, toolEnvironment } = await import('./setup.mjs');
const { ensureBrowser } = await import('./ensure-browser.mjs');

ensureWritable();
ensureInstalled();
const browserPath = ensureBrowser();
if (browserPath) process.env.CHROMIUM_PATH = browserPath;
ensurePackageBuilt();

const reports = mkdtempSync(path.join(tmpdir(), 'csk-test-'));
const total = { passed: 0, failed: 0 };
/** What failed, each by its name: said once more at the end, where it is looked for. */
const failures = [];
/** What passed at its second try only. A machine that others share stalls for seconds now and then; nothing else is forgiven. */
const secondTries = [];
const secondTriesFile = path.join(reports, 'second-tries.txt');
const started = Date.now();
/** How long each part took, in the order of the run. */
const durations = [];
/** How long each file of Vitest and each test of Playwright took: what to look at when the whole becomes slow. */
const slow = [];
const SLOWEST = 12;

/** Runs one part, and remembers what it took. */
function part(name, work) {
  say(name);
  const began = Date.now();
  const result = work();
  durations.push(`${Math.round((Date.now() - began) / 1000)} s  ${name}`);
  return result;
}

/** A check that has no tests of its own counts as one. */
function check(name, command, args) {
  const isGood = part(name, () => run(command, args));
  if (!isGood) failures.push(name);
  count(isGood ? 1 : 0, 1);
}

function count(passed, all) {
  total.passed += passed;
  total.failed += all - passed;
}

/** A runner that ends badly without a single failed test has failed nonetheless. */
function tests(name, command, args, reportFile, read) {
  const env = { ...toolEnvironment, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile, SECOND_TRIES_FILE: secondTriesFile };
  const isGood = part(name, () => run(command, args, { env }));
  const result = existsSync(reportFile) ? read(JSON.parse(readFileSync(reportFile, 'utf8'))) : { passed: 0, failed: 0 };
  total.passed += result.passed;
  total.failed += result.failed;
  failures.push(...(result.names ?? []).map((title) => `${name}: ${title}`));
  if (isGood ? result.passed > 0 : result.failed > 0) return;
  total.failed += 1;
  failures.push(`${name}: ${isGood ? 'no test ran' : 'the runner failed'}`);
}

function vitestCount({ numPassedTests, numTotalTests, testResults }) {
  slow.push(
    ...testResults.map(({ name, startTime, endTime }) => ({ ms: endTime - startTime, name: path.relative(process.cwd(), name) })),
  );
  const names = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ fullName }) => `${path.relative(process.cwd(), name)} › ${fullName}`),
  );
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests, names };
}

function playwrightCount({ stats, suites }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const all = suites
    .flatMap(specs)
    .map(({ file, title, tests: [test] }) => ({ name: `${file} › ${title}`, status: test?.status, runs: test?.results ?? [] }));
  slow.push(...all.map(({ name, runs }) => ({ ms: runs.reduce((sum, { duration }) => sum + duration, 0), name })));
  secondTries.push(...all.filter(({ status }) => status === 'flaky').map(({ name }) => name));
  const names = all.filter(({ status }) => status !== 'expected' && status !== 'flaky').map(({ name }) => name);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped, names };
}

function vitest(name, projects, workers = []) {
  const reportFile = path.join(reports, `${projects.join('-')}.json`);
  const selection = projects.flatMap((project) => ['--project', project]);
  tests(
    name,
    'vitest',
    [
      'run',
      ...selection,
      ...workers,
      '--retry=1',
      '--reporter=dot',
      '--reporter=json',
      '--reporter=./scripts/second-tries.mjs',
      `--outputFile.json=${reportFile}`,
    ],
    reportFile,
    vitestCount,
  );
}

check('Types', 'tsc', ['-p', 'tsconfig.json']);
check('Lint: code', 'oxlint', ['--type-aware', '--deny-warnings']);
check('Lint: format', 'biome', ['format', '--log-level=error']);
check('Lint: style sheets', 'stylelint', ['src/**/*.css', 'demo/**/*.css']);
check('Unused files, exports and dependencies', 'knip', []);
check('The package as published: publint', 'publint', ['--strict']);
check('The package as published: types', 'attw', [
  '--pack',
  '.',
  '--profile',
  'esm-only',
  '--exclude-entrypoints',
  'styles.css',
  'styles.layer.css',
  'devtools.css',
  ...['bootstrap', 'chakra', 'mui', 'shadcn', 'tailwind'].map((system) => `themes/${system}.css`),
]);
check('Size budgets, and the sizes in the README', 'node', ['scripts/size-table.ts', '--check']);
// Vitest leaves one core to whoever sits in front of it: on two cores that would be half of them.
const everyCore = [`--maxWorkers=${availableParallelism()}`];
vitest('Tests in Node and a DOM', ['node', 'dom'], everyCore);
vitest('Tests of a host, on the package as built', ['package'], everyCore);
// Each React with and without StrictMode is four runs of the same tests: two are enough for what goes wrong in one of them only.
const otherPages = process.env.CSK_LONG === '1' ? ['dom-18', 'dom-18-loose', 'dom-loose'] : ['dom-18-loose'];
vitest('Tests in a DOM with React 18, and without StrictMode', otherPages, everyCore);
vitest('Tests in Chromium', ['browser'], everyCore);
vitest('Stories in Chromium', ['stories'], everyCore);
// Built once for all that look at it.
check('Storybook builds', 'storybook', ['build', '--quiet', '--output-dir', '.cache/storybook']);
process.env.KEEP_STORYBOOK = '1';
const journeyReport = path.join(reports, 'journey.json');
tests('The journey in Chromium', 'playwright', ['test', '--retries=1', '--reporter=line,json'], journeyReport, playwrightCount);

if (existsSync(secondTriesFile)) secondTries.push(...readFileSync(secondTriesFile, 'utf8').trim().split('\n'));
rmSync(reports, { recursive: true, force: true });
say(`Took ${Math.round((Date.now() - started) / 1000)} s.`);
for (const duration of durations) console.log(`  ${duration}`);
if (total.passed + total.failed === 0) stop('No test ran.');
slow.sort((a, b) => b.ms - a.ms);
for (const { ms, name } of slow.slice(0, SLOWEST)) console.log(`  ${Math.round(ms / 1000)} s of it  ${name.slice(0, 120)}`);
for (const name of secondTries) console.log(`  passed at the second try: ${name}`);
for (const failure of failures) console.log(`  failed: ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
