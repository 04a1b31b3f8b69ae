/** Things in an order in which each one comes after what it depends on. */
export interface DependencyOrder<Thing> {
  order: readonly Thing[];
  /** Those that depend on themselves, directly or by way of others. They are not in `order`. */
  cyclic: readonly Thing[];
}

/**
 * Orders things by what they depend on: Tarjan's components, which come out with dependencies first. It walks with a stack
 * of its own, because a chain may be longer than the call stack is deep.
 */
export function orderByDependency<Thing>(
  things: readonly Thing[],
  dependenciesOf: (thing: Thing) => readonly Thing[],
): DependencyOrder<Thing> {
  const walk: Walk<Thing> = { marks: new Map(), component: [], order: [], cyclic: [] };
  for (const thing of things) {
    if (!walk.marks.has(thing)) visit(thing, dependenciesOf, walk);
  }
  return { order: walk.order, cyclic: walk.cyclic };
}

interface Mark {
  index: number;
  /** The first one, in the order of arrival, that can be reached from here. */
  low: number;
  isOpen: boolean;
}

interface Walk<Thing> {
  marks: Map<Thing, Mark>;
  component: Thing[];
  order: Thing[];
  cyclic: Thing[];
}

interface Step<Thing> {
  thing: Thing;
  mark: Mark;
  dependencies: readonly Thing[];
  next: number;
}

function visit<Thing>(start: Thing, dependenciesOf: (thing: Thing) => readonly Thing[], walk: Walk<Thing>): void {
  const enter = (thing: Thing): Step<Thing> => {
    const mark = { index: walk.marks.size, low: walk.marks.size, isOpen: true };
    walk.marks.set(thing, mark);
    walk.component.push(thing);
    return { thing, mark, dependencies: dependenciesOf(thing), next: 0 };
  };
  const path = [enter(start)];
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const dependency = step.dependencies[step.next];
    step.next += 1;
    if (dependency === undefined) {
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) before.mark.low = Math.min(before.mark.low, step.mark.low);
      if (step.mark.low === step.mark.index) close(step, walk);
      continue;
    }
    const known = walk.marks.get(dependency);
    if (known === undefined) path.push(enter(dependency));
    else if (known.isOpen) step.mark.low = Math.min(step.mark.low, known.index);
  }
}

/** Takes a whole component off: one thing that does not depend on itself can be placed, everything else goes in circles. */
function close<Thing>({ thing, dependencies }: Step<Thing>, walk: Walk<Thing>): void {
  const component = walk.component.splice(walk.component.lastIndexOf(thing));
  for (const member of component) {
    const mark = walk.marks.get(member);
    if (mark !== undefined) mark.isOpen = false;
  }
  const isCyclic = component.length > 1 || dependencies.includes(thing);
  (isCyclic ? walk.cyclic : walk.order).push(...component);
}
