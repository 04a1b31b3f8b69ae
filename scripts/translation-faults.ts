import { readSources } from './compile-messages.ts';
import { type IcuNode, parse, TYPE } from './icu.ts';

/** Numbers that people meet: the categories these need must be there, those of millions may be. */
const COUNTS = Array.from({ length: 201 }, (_, count) => count);

/** What is wrong with the sentences of a language, beside the English ones: a line for each. Nothing where all is well. */
export function translationFaults(locale: string, sentences: Readonly<Record<string, string>>): string[] {
  const english = readSources('en');
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(sentences, key));
  const surplus = Object.keys(sentences).filter((key) => !Object.hasOwn(english, key));
  const faults = Object.entries(sentences).flatMap(([key, sentence]) => {
    const source = english[key];
    return source === undefined ? [] : sentenceFaults(locale, sentence, source).map((fault) => `${key}: ${fault}`);
  });
  return [...missing.map((key) => `${key}: is missing`), ...surplus.map((key) => `${key}: is nobody's`), ...faults];
}

function sentenceFaults(locale: string, sentence: string, source: string): string[] {
  if (sentence.trim() === '') return ['is empty'];
  if (/[<>\\]/.test(sentence)) return ['holds markup'];
  const nodes = attempt(() => parse(sentence));
  if (nodes === undefined) return ['is no ICU message'];
  const expected = parse(source);
  const [given, wanted] = [valuesOf(nodes), valuesOf(expected)];
  const faults = [...wanted].filter((value) => !given.has(value)).map((value) => `lacks {${value}}`);
  faults.push(...[...given].filter((value) => !wanted.has(value)).map((value) => `has a {${value}} that nobody fills`));
  return [...faults, ...pluralFaults(locale, nodes), ...selectFaults(nodes, expected)];
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function everyNode(nodes: readonly IcuNode[]): IcuNode[] {
  return nodes.flatMap((node) => [node, ...Object.values(node.options ?? {}).flatMap(({ value }) => everyNode(value))]);
}

function valuesOf(nodes: readonly IcuNode[]): Set<string> {
  const kinds = [TYPE.argument, TYPE.number, TYPE.select, TYPE.plural];
  return new Set(everyNode(nodes).flatMap(({ type, value }) => (kinds.includes(type) ? [value] : [])));
}

function pluralFaults(locale: string, nodes: readonly IcuNode[]): string[] {
  const rules = new Intl.PluralRules(locale);
  const needed = new Set([...COUNTS.map((count) => rules.select(count)), 'other']);
  const known = new Set<string>(rules.resolvedOptions().pluralCategories);
  return everyNode(nodes)
    .filter(({ type }) => type === TYPE.plural)
    .flatMap(({ value, options = {} }) => {
      const given = Object.keys(options).filter((name) => !name.startsWith('='));
      return [
        ...[...needed].filter((category) => !given.includes(category)).map((category) => `lacks the plural "${category}"`),
        ...given.filter((name) => !known.has(name)).map((name) => `has a plural "${name}" that the language does not know`),
        ...silentPlurals(rules, value, options).map(
          (name) => `does not say which number, where the plural "${name}" is of several`,
        ),
      ];
    });
}

/** Plurals of more than one number that do not say the number: "one" is of 1, 21 and 31 in some languages. */
function silentPlurals(rules: Intl.PluralRules, counted: string, options: NonNullable<IcuNode['options']>): string[] {
  const left = COUNTS.filter((count) => count > 0 && options[`=${count}`] === undefined);
  return Object.entries(options).flatMap(([name, { value: nodes }]) => {
    const isSaid = everyNode(nodes).some(
      ({ type, value }) => type === TYPE.pound || (type === TYPE.argument && value === counted),
    );
    return isSaid || left.filter((count) => rules.select(count) === name).length < 2 ? [] : [name];
  });
}

/** The values of a choice are codes: none may be left out or translated. */
function selectFaults(nodes: readonly IcuNode[], expected: readonly IcuNode[]): string[] {
  const codesOf = (all: readonly IcuNode[]) =>
    everyNode(all)
      .filter(({ type }) => type === TYPE.select)
      .map(({ options = {} }) => Object.keys(options).toSorted().join(' '))
      .join('; ');
  return codesOf(nodes) === codesOf(expected) ? [] : ['has other choices than the English one'];
}
