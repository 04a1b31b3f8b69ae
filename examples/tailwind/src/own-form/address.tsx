import type { AddressValue } from 'customer-status-kit/model';
import { RFIForm, type RfiForm, type RfiItem } from 'customer-status-kit/react';
import { BOX } from './ui.tsx';
import { problemInWords } from './words.ts';

const EMPTY: AddressValue = { lines: [''], city: '', country: '' };

/** The lines of an address. The names of the parts are those that the kit names its faults by. */
const LINES = [
  { part: 'line-1', label: 'Street and number', autoComplete: 'address-line1' },
  { part: 'city', label: 'Town or city', autoComplete: 'address-level2' },
  { part: 'postal-code', label: 'Postal code', autoComplete: 'postal-code' },
  { part: 'country', label: 'Country, two letters', autoComplete: 'country' },
] as const;

/** An address, part by part. */
export function Address({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { requirement, answer } = item;
  const given = answer?.kind === 'field' ? answer.value : undefined;
  const address: AddressValue = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : EMPTY;
  const problems = form.problemsOf(requirement.id);
  const set = (value: AddressValue) => form.setAnswer({ kind: 'field', requirementId: requirement.id, value });
  return (
    <div className="mt-4 grid gap-4 sm:grid-cols-2">
      {LINES.map(({ part, label, autoComplete }) => {
        const problem = problems.find((one) => one.part === part);
        return (
          <RFIForm.Field key={part} part={part} invalid={problem !== undefined}>
            <RFIForm.Label className="font-medium">{label}</RFIForm.Label>
            <RFIForm.Input
              className={BOX}
              autoComplete={autoComplete}
              value={valueOf(address, part)}
              onValueChange={(text) => set(withPart(address, part, text))}
            />
            {problem === undefined ? null : (
              <RFIForm.Error className="mt-1 text-red-800">{problemInWords(problem)}</RFIForm.Error>
            )}
          </RFIForm.Field>
        );
      })}
    </div>
  );
}

type Part = (typeof LINES)[number]['part'];

function valueOf(address: AddressValue, part: Part): string {
  if (part === 'line-1') return address.lines[0] ?? '';
  if (part === 'postal-code') return address.postalCode ?? '';
  return part === 'city' ? address.city : address.country;
}

function withPart(address: AddressValue, part: Part, text: string): AddressValue {
  if (part === 'line-1') return { ...address, lines: [text, ...address.lines.slice(1)] };
  if (part === 'postal-code') return { ...address, postalCode: text };
  return part === 'city' ? { ...address, city: text } : { ...address, country: text.toUpperCase() };
}
