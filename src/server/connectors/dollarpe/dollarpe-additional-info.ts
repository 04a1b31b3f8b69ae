import type { LocalizedText, Requirement, RequirementSpec } from '../../../model/index.js';
import { term } from '../../../model/requirements/index.js';
import { ADDITIONAL } from './dollarpe-attempts.js';
import { fileSpec, readable, request, textField } from './dollarpe-form.js';
import type { AdditionalInfoHints, DollarPeMapping } from './dollarpe-mapping.js';
import { additionalField, type DollarPeConfiguration } from './dollarpe-objects.js';

const GROUP = 'additional_info';

/** More than this is no form. */
const MAX_PIECES = 100;

const TITLES: Readonly<Record<string, LocalizedText>> = {
  profession: term('occupation', 'Occupation'),
  occupation: term('occupation', 'Occupation'),
  source_of_funds: term('source_of_funds', 'Source of funds'),
  nationality: term('nationality', 'Nationality'),
};

/**
 * What the configuration wants beyond the usual, by its rules. `allOf` asks for everything. `anyOf` asks for what is required
 * in itself and for so many of the rest that there are `min_required`; where that is none, the rest is optional. A rule that
 * nobody has published asks for everything: too much is corrected, too little is a refusal.
 */
export function additionalRequests(configuration: DollarPeConfiguration | undefined, mapping: DollarPeMapping): Requirement[] {
  const info = configuration?.additional_info_required ?? undefined;
  if (configuration === undefined || info === undefined) return [];
  const names = [...new Set(info.options)].slice(0, MAX_PIECES);
  const isAny = info.rules?.type?.toLowerCase() === 'anyof';
  const mandatory = names.filter((name) => !isAny || additionalField(configuration, name)?.required === true);
  const missing = Math.max(0, Math.ceil(info.rules?.min_required ?? (isAny ? 1 : 0)) - mandatory.length);
  const rest = names.length - mandatory.length;
  return names.map((name) => {
    const isMandatory = mandatory.includes(name);
    const isOptional = !isMandatory && missing === 0;
    const group = groupOf({ isAny, isMandatory, missing: Math.min(missing, rest) });
    return toRequest(name, isOptional, additionalField(configuration, name)?.type === 'url', hintsOf(mapping, name), group);
  });
}

function hintsOf({ additionalInfo = {} }: DollarPeMapping, name: string): AdditionalInfoHints | undefined {
  return Object.hasOwn(additionalInfo, name) ? additionalInfo[name] : undefined;
}

function groupOf(rule: { isAny: boolean; isMandatory: boolean; missing: number }): Requirement['group'] {
  if (!rule.isAny) return { id: GROUP, rule: 'all' };
  return rule.isMandatory || rule.missing === 0 ? undefined : { id: GROUP, rule: 'any', min: rule.missing };
}

function toRequest(
  name: string,
  isOptional: boolean,
  isLink: boolean,
  hints: AdditionalInfoHints = {},
  group?: Requirement['group'],
): Requirement {
  const known = Object.hasOwn(TITLES, name) ? TITLES[name] : undefined;
  const title = hints.title ?? known ?? readable(name);
  const more = { blocking: !isOptional, ...(group === undefined ? {} : { group }) };
  return request(`${ADDITIONAL}${name}`, title, specOf(name, title, isOptional, isLink, hints), more);
}

function specOf(
  name: string,
  title: LocalizedText,
  isOptional: boolean,
  isLink: boolean,
  { options, sensitive = /number|ssn|tax/i.test(name), link = 'file' }: AdditionalInfoHints,
): RequirementSpec {
  if (isLink && link === 'file') return fileSpec('other_document', title);
  const chosen = options === undefined ? {} : { input: 'choice', options: [...options] };
  return textField(`${ADDITIONAL}${name}`, { required: !isOptional, sensitive, maxLength: 500, ...chosen });
}
