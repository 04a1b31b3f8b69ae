import type { Answer, FieldSpec, FieldValue, Requirement } from '../../model/index.js';

/** A good answer to a requirement that needs no file, made up; `undefined` where only a file, or a step elsewhere, answers. */
export function sampleAnswer({ id: requirementId, spec }: Pick<Requirement, 'id' | 'spec'>): Answer | undefined {
  if (spec.kind === 'field') return { kind: 'field', requirementId, value: sampleValue(spec) };
  if (spec.kind !== 'clarification' || spec.answer === 'attachment') return undefined;
  const choice = spec.options?.[0]?.value;
  return spec.answer === 'choice' && choice !== undefined
    ? { kind: 'clarification', requirementId, choice }
    : { kind: 'clarification', requirementId, text: 'An answer.' };
}

/** One pixel, as a whole PNG file. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A small picture that every check of a real server lets through. */
export function samplePicture(): Blob {
  return new Blob([Uint8Array.from(atob(PIXEL), (character) => character.codePointAt(0) ?? 0)], { type: 'image/png' });
}

const VALUES: Readonly<Record<string, FieldValue>> = {
  email: 'customer@example.com',
  phone: '+441632960961',
  date: '2020-02-29',
  date_of_birth: '1990-04-12',
  number: 1,
  money: '1.00',
  boolean: true,
  declaration: true,
  country: 'GB',
  address: { lines: ['12 Harbour Road'], city: 'Bristol', postalCode: 'BS1 4RN', country: 'GB' },
};

function sampleValue(spec: FieldSpec): FieldValue {
  const choice = spec.options?.[0]?.value;
  if (choice !== undefined) return spec.input === 'multi_choice' ? [choice] : choice;
  return VALUES[spec.input] ?? 'An answer';
}
