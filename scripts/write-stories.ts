import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nameOfFact, type ReachableState } from '../stories/states/fact.ts';
import type * as memoryRoom from '../src/backends/memory/index.ts';
import { SCENARIO_OF } from '../stories/states/scenario-of.ts';
import { findReachableStates, type KitParts } from './reachable-states.ts';

const root = join(import.meta.dirname, '..');

const MARK = '// Written by `npm run stories:states`: change scripts/write-stories.ts, not this file.\n';

/** The components that look different in each scenario. */
const SHOWN = [
  { file: 'status-banner', title: 'Components/StatusBanner', component: 'StatusBanner' },
  { file: 'feature-gate', title: 'Components/FeatureGate', component: 'FeatureGate', args: 'GATED' },
  { file: 'rfi-form', title: 'Components/RFIForm', component: 'RFIForm' },
  { file: 'lifecycle-timeline', title: 'Components/LifecycleTimeline', component: 'LifecycleTimeline' },
  { file: 'customer-status-panel', title: 'Composites/CustomerStatusPanel', component: 'CustomerStatusPanel' },
  { file: 'operator-controls', title: 'Composites/OperatorControls', component: 'OperatorControls' },
] as const;

/** Every file of stories that is written, by its path from the root. CSF reads names as they stand in a file, so they have to. */
export function writeStories(parts: KitParts, scenarios: readonly string[]): Record<string, string> {
  const states = findReachableStates(parts);
  return {
    'stories/generated/reachable-states.ts': stateList(states),
    'stories/generated/reachable-states.stories.tsx': stateStories(states),
    ...Object.fromEntries(
      SHOWN.map((shown) => [`stories/generated/${shown.file}-scenarios.stories.tsx`, scenarioStories(shown, scenarios)]),
    ),
  };
}

function stateList(states: readonly ReachableState[]): string {
  return `${MARK}import type { ReachableState } from '../states/fact.js';

/** Every state that the charts come to rest in together while they run, with the shortest way to it. */
export const REACHABLE_STATES: readonly ReachableState[] = [
${states.map((state) => `  ${literal(state)},`).join('\n')}
];
`;
}

function stateStories(states: readonly ReachableState[]): string {
  const stories = states.map(({ id, path }) => {
    const way = path.length === 0 ? 'from the start' : path.map(nameOfFact).join(', then ');
    return `/** ${way} */\nexport const ${pascal(id)} = meta.story({ globals: { state: '${id}' } });`;
  });
  return `${MARK}import { CustomerStatusPanel } from 'customer-status-kit';
import preview from '../../.storybook/preview.js';
import { standsAsNamed } from '../states/stands-as-named.js';

/** The panel in every state that the charts come to rest in, brought there by the facts that lead to it. */
const meta = preview.meta({
  title: 'State explorer/Reachable states',
  component: CustomerStatusPanel,
  tags: ['!autodocs'],
  play: standsAsNamed,
});

${stories.join('\n\n')}
`;
}

function scenarioStories(shown: (typeof SHOWN)[number], scenarios: readonly string[]): string {
  const { title, component } = shown;
  const args = 'args' in shown ? shown.args : undefined;
  return `${MARK}import { ${component} } from 'customer-status-kit';
import preview from '../../.storybook/preview.js';
${args === undefined ? '' : `import { ${args} } from '../states/gated.js';\n`}
const meta = preview.meta({
  title: '${title}/Scenarios',
  component: ${component},
  tags: ['!autodocs'],${args === undefined ? '' : `\n  args: ${args},`}
});

${scenarios.map((name) => `export const ${pascal(name)} = meta.story({ globals: { scenario: '${name}' } });`).join('\n')}
`;
}

function pascal(id: string): string {
  return id.replaceAll(/(?:^|[-_])(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/** Written as the formatter would. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return `'${String(value)}'`;
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${literal(inner)}`)
    .join(', ')} }`;
}

if (import.meta.main) {
  const { runnerImport } = await import('vite');
  const load = async <Room>(path: string) => (await runnerImport<Room>(path)).module;
  const memory = await load<typeof memoryRoom>('./src/backends/memory/index.ts');
  const customers = Object.fromEntries(
    Object.entries(SCENARIO_OF).map(([status, name]) => [status, memory.SCENARIOS[name](0).snapshot]),
  );
  const parts: KitParts = {
    machine: await load('./src/machine/index.ts'),
    model: await load('./src/model/index.ts'),
    customers,
  };
  for (const [path, text] of Object.entries(writeStories(parts, memory.SCENARIO_NAMES))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
