import type { Requirement } from '../../model/index.js';
import type { Words } from '../provider/index.js';

/** How many choices are named before they are only counted on. */
const NAMED = 12;

/** What a request asks, in lines: its title, the question, and what may be chosen. */
export function askedInWords({ title, spec }: Requirement, words: Words): string[] {
  const lines = [words.text(title).text];
  if (spec.kind === 'clarification') lines.push(words.text(spec.question).text);
  if (spec.kind === 'field' && spec.statement !== undefined) lines.push(words.text(spec.statement).text);
  const options = spec.kind === 'field' || spec.kind === 'clarification' ? (spec.options ?? []) : [];
  const choices = listOf(
    options.map(({ label }) => words.text(label).text),
    words,
  );
  if (choices !== '') lines.push(words.t('rfi-flow.choices', { choices }));
  const documents =
    spec.kind === 'document'
      ? listOf(
          spec.accepted.map(({ label }) => words.text(label).text),
          words,
        )
      : '';
  if (documents !== '') lines.push(words.t('rfi-flow.documents', { documents }));
  return lines;
}

function listOf(names: readonly string[], words: Words): string {
  return words.list(names.length > NAMED ? [...names.slice(0, NAMED), '…'] : names);
}
