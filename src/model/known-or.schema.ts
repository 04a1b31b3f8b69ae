import * as v from 'valibot';

/**
 * A word of a list that may grow: one of tomorrow is read as the given one, so that a single word does not take the whole
 * customer from the page. What is no text at all is a fault as anywhere.
 */
export function knownOr<const Words extends readonly string[], const Instead extends Words[number] | undefined>(
  words: Words,
  instead: Instead,
): v.GenericSchema<unknown, Words[number] | Instead> {
  return v.pipe(
    v.string(),
    v.transform((value): Words[number] | Instead => words.find((word) => word === value) ?? instead),
  );
}
