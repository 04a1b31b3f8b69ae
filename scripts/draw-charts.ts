import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** The page the drawings stand in. */
export const PAGE = join(import.meta.dirname, '..', 'docs', 'machine.md');

/** The charts by the name that the page's marks use. */
export type Charts = Readonly<Record<string, AnyStateMachine>>;

const ANY = 'any state';

interface Row {
  from: string;
  on: string;
  guard: string;
  to: string | undefined;
  does: string[];
}

/** The page with every drawing made anew. A mark names a chart, or one region of it: `<!-- chart customer.journey -->`. */
export function drawPage(page: string, charts: Charts): string {
  return page.replace(/(<!-- chart (\S+) -->\n)[\s\S]*?(<!-- end -->)/g, (_all, open: string, path: string, end: string) => {
    const region = findNode(charts, path);
    const text = region.type === 'parallel' ? transitionTable(rowsOf(region, region)) : drawRegion(region);
    return `${open}${text}${end}`;
  });
}

function findNode(charts: Charts, path: string): AnyStateNode {
  const [chart = '', ...keys] = path.split('.');
  let node: AnyStateNode | undefined = charts[chart]?.root;
  for (const key of keys) node = node?.states[key];
  if (node === undefined)
    throw new Error(`There is no chart or region "${path}", so it cannot be drawn. Check the mark in the page.`);
  return node;
}

function drawRegion(region: AnyStateNode): string {
  const rows = [region, ...inside(region)].flatMap((node) => rowsOf(node, region));
  // A level within a level pushes the others aside; downwards there is room.
  const isNested = Object.values(region.states).some((child) => child.type === 'compound');
  const direction = `  direction ${isNested ? 'TB' : 'LR'}`;
  const drawing = ['```mermaid', 'stateDiagram-v2', direction, ...statesOf(region, '  '), ...arrowsOf(rows), '```', ''];
  const details = ['<details><summary>Every transition as a table</summary>', '', transitionTable(rows), '</details>', ''];
  return [...drawing, ...details].join('\n');
}

function inside(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((child) => [child, ...inside(child)]);
}

/** The start of each level, and levels within levels. */
function statesOf(node: AnyStateNode, indent: string): string[] {
  const start = node.initial.target[0]?.key;
  const composites = Object.values(node.states).filter((child) => child.type === 'compound');
  return [
    ...(start === undefined ? [] : [`${indent}[*] --> ${start}`]),
    ...composites.flatMap((child) => [`${indent}state ${child.key} {`, ...statesOf(child, `${indent}  `), `${indent}}`]),
    ...(composites.length === 0 && node.parent?.type === 'compound'
      ? Object.keys(node.states).map((key) => `${indent}${key}`)
      : []),
  ];
}

/** So many states that share a way are drawn as one. */
const MANY = 3;

/**
 * One arrow for all the ways from one place to another, and one place for many states with the same way. What stays in
 * its state is in the table only.
 */
function arrowsOf(rows: readonly Row[]): string[] {
  const ways = new Map<string, { label: string; to: string; from: string[] }>();
  for (const { from, to, on, guard } of rows) {
    if (to === undefined || to === from) continue;
    const label = [on, guard].filter(Boolean).join(' ');
    const way = ways.get(`${label} ${to}`) ?? { label, to, from: [] };
    ways.set(`${label} ${to}`, { ...way, from: [...way.from, from] });
  }
  const places = new Map<string, string>();
  const arrows = new Map<string, string[]>();
  for (const way of ways.values()) {
    for (const place of placesOf(way.from)) {
      const id = place.includes(' ') ? (places.get(place) ?? `place${String(places.size + 1)}`) : place;
      if (id !== place) places.set(place, id);
      arrows.set(`${id} --> ${way.to}`, [...(arrows.get(`${id} --> ${way.to}`) ?? []), way.label]);
    }
  }
  return [
    ...[...places].map(([place, id]) => `  state "${place}" as ${id}`),
    ...[...arrows].map(([arrow, labels]) => `  ${arrow} : ${labels.join('<br/>')}`),
  ];
}

/** A way that any state has need not be drawn again from one of them. */
function placesOf(from: readonly string[]): readonly string[] {
  if (from.includes(ANY)) return [ANY];
  return from.length < MANY ? from : [from.join(', ')];
}

function rowsOf(node: AnyStateNode, region: AnyStateNode): Row[] {
  const from = node === region ? ANY : node.key;
  // The node's own list also holds the timers of its delays.
  const entering = namesOf([node.config.entry ?? []].flat());
  const leaving = namesOf([node.config.exit ?? []].flat());
  const running = namesOf(node.invoke.map(({ src }) => src));
  return [
    ...(entering.length === 0 ? [] : [{ from, on: 'on entry', guard: '', to: undefined, does: entering }]),
    ...(leaving.length === 0 ? [] : [{ from, on: 'on exit', guard: '', to: undefined, does: leaving }]),
    ...(running.length === 0 ? [] : [{ from, on: 'while there', guard: '', to: undefined, does: running }]),
    ...waysFrom(node).map((transition, index, all) => ({
      from,
      on: wordFor(transition, node),
      guard: guardOf(
        transition,
        all.slice(0, index).some((earlier) => earlier.eventType === transition.eventType),
      ),
      to: transition.target?.[0]?.key,
      does: doingsOf(transition),
    })),
  ];
}

/** Without the chart library's own: a child's step that is a step of this chart. */
function waysFrom(node: AnyStateNode): AnyTransitionDefinition[] {
  const ways = [...(node.always ?? []), ...[...node.transitions.values()].flat()];
  return ways.filter(({ eventType }) => !eventType.startsWith('xstate.snapshot.'));
}

function wordFor({ eventType }: AnyTransitionDefinition, node: AnyStateNode): string {
  const delay = eventType.startsWith('xstate.after.') ? eventType.slice('xstate.after.'.length, -node.id.length - 1) : undefined;
  return delay === undefined ? eventType : `after ${delay}`;
}

/** A way without a guard that stands behind others is taken when none of them is. */
function guardOf({ guard }: AnyTransitionDefinition, isFallback: boolean): string {
  if (guard === undefined) return isFallback ? '[else]' : '';
  if (typeof guard !== 'object') return `[${nameOf(guard)}]`;
  const params: unknown = 'params' in guard ? guard.params : undefined;
  const values = typeof params === 'object' && params !== null ? Object.values(params).map(String) : [];
  return `[${[nameOf(guard), ...values].join(' ')}]`;
}

function doingsOf(transition: AnyTransitionDefinition): string[] {
  const names = namesOf(transition.actions);
  const isAgain = transition.reenter && transition.target?.[0] === transition.source;
  return isAgain ? ['*enters again*', ...names] : names;
}

function namesOf(actions: readonly unknown[]): string[] {
  return actions.map(nameOf);
}

function nameOf(named: unknown): string {
  if (typeof named === 'string') return named;
  if (typeof named === 'object' && named !== null && 'type' in named) return String(named.type);
  throw new Error('A chart uses a guard or an action without a name, so it cannot be drawn. Name it in setup().');
}

function transitionTable(rows: readonly Row[]): string {
  const code = (name: string) => (name.startsWith('*') ? name : `\`${name}\``);
  const lines = rows.map(({ from, on, guard, to, does }) => {
    const when = [on === '' ? '' : code(on), guard].filter(Boolean).join(' ');
    const cells = [from === ANY ? from : code(from), when, to === undefined ? '' : code(to), does.map(code).join(', ')];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| in | on | goes to | does |', '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}

if (import.meta.main) {
  const { runnerImport } = await import('vite');
  const { module } =
    await runnerImport<Record<'customerMachine' | 'syncMachine' | 'requirementMachine' | 'uploadMachine', AnyStateMachine>>(
      './src/machine/index.ts',
    );
  const charts = {
    customer: module.customerMachine,
    sync: module.syncMachine,
    requirement: module.requirementMachine,
    upload: module.uploadMachine,
  };
  writeFileSync(PAGE, drawPage(readFileSync(PAGE, 'utf8'), charts));
}
