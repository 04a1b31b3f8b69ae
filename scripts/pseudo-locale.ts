import { type IcuNode, parse, TYPE } from './icu.ts';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀçđéƒĝĥîĵķļɱñöþɋřšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŘŠŢÛṼŴẊÝŽ';
const START_OF_RIGHT_TO_LEFT = '\u202e';
const END = '\u202c';

/** English that nobody can mistake for English: accents, a third longer, in brackets. */
export function accented(sentence: string): string {
  const text = print(parse(sentence), (literal) => literal.replaceAll(/[A-Za-z]/g, accentOf));
  const room = '·'.repeat(Math.ceil(text.replaceAll(/\{[^{}]*\}/g, '').length / 3));
  return `[${text} ${room}]`;
}

/** English written from right to left, as Arabic is. */
export function mirrored(sentence: string): string {
  return print(parse(sentence), (literal) => (/\S/.test(literal) ? `${START_OF_RIGHT_TO_LEFT}${literal}${END}` : literal));
}

function accentOf(letter: string): string {
  return ACCENTED[PLAIN.indexOf(letter)] ?? letter;
}

/** A message as ICU writes it, its words changed and nothing else. */
function print(nodes: readonly IcuNode[], change: (literal: string) => string): string {
  return nodes.map((node) => printNode(node, change)).join('');
}

function printNode({ type, value, options = {} }: IcuNode, change: (literal: string) => string): string {
  if (type === TYPE.literal) return change(value);
  if (type === TYPE.pound) return '#';
  if (type === TYPE.argument) return `{${value}}`;
  if (type !== TYPE.select && type !== TYPE.plural) throw new Error(`The pseudo-locales know no part of the type ${type}.`);
  const name = type === TYPE.plural ? 'plural' : 'select';
  const branches = Object.entries(options).map(([code, option]) => `${code} {${print(option.value, change)}}`);
  return `{${value}, ${name}, ${branches.join(' ')}}`;
}
