import { createRequire } from 'node:module';

/** The little of the ICU syntax tree that is needed to look into a message. */
export interface IcuNode {
  type: number;
  value: string;
  options?: Record<string, { value: IcuNode[] }>;
}

const require = createRequire(import.meta.url);
const compiler = require.resolve('@internationalized/string-compiler');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package is untyped
export const { compileString } = require(compiler) as { compileString: (message: string) => string };
// The parser is the compiler's own, so that both read a message alike.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package is untyped
export const { parse, TYPE } = createRequire(compiler)('@formatjs/icu-messageformat-parser') as {
  parse: (message: string) => IcuNode[];
  TYPE: Record<'literal' | 'argument' | 'number' | 'select' | 'plural' | 'pound', number>;
};
