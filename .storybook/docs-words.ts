import type { ArgTypesEnhancer } from 'storybook/internal/types';

/** The description of a component: its doc comment, with the tag of the example turned into words. */
export function describeComponent(component: { __docgenInfo?: { description?: string } } | undefined): string {
  return component?.__docgenInfo?.description?.replace(/^@example$/m, '**Example**') ?? '';
}

/** Says what an optional prop takes in place of the bare word "union", and offers a control where one makes sense. */
export const unfoldUnions: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      if (argType.table?.type?.summary !== 'union') return [name, argType];
      const summary = asWritten(argType)
        .replace(/^\|\s*/, '')
        .replace(/\s*\|\s*undefined$/, '');
      return [
        name,
        { control: { disable: true }, ...controlFor(summary), ...argType, table: { ...argType.table, type: { summary } } },
      ];
    }),
  );

// The types of the props are known only after the first pass.
unfoldUnions.secondPass = true;

function asWritten({ type }: { type?: unknown }): string {
  return typeof type === 'object' && type !== null && 'raw' in type ? String(type.raw) : 'union';
}

const LITERAL = /'([^']*)'/g;

function controlFor(type: string): object {
  if (type === 'boolean') return { control: { type: 'boolean' } };
  if (type === 'string') return { control: { type: 'text' } };
  if (type.replaceAll(LITERAL, '').replaceAll('|', '').trim() !== '') return {};
  return { control: { type: 'select' }, options: [...type.matchAll(LITERAL)].map(([, value]) => value) };
}
