import { Box, TextField } from '@mui/material';
import type { AddressValue } from 'customer-status-kit/model';
import { type RfiForm, type RfiItem, useRequirement } from 'customer-status-kit/react';
import { problemInWords } from './words.ts';

const EMPTY: AddressValue = { lines: [''], city: '', country: '' };

/** The parts of an address, by the names that the kit gives their faults. */
const PARTS = [
  { part: 'line-1', label: 'Street and number', autoComplete: 'address-line1' },
  { part: 'city', label: 'Town or city', autoComplete: 'address-level2' },
  { part: 'postal-code', label: 'Postal code', autoComplete: 'postal-code' },
  { part: 'country', label: 'Country, two letters', autoComplete: 'country' },
] as const;

/** An address, part by part. */
export function Address({ item, form }: { item: RfiItem; form: RfiForm }) {
  const { id } = item.requirement;
  const { setDraft } = useRequirement(id);
  const given = item.answer?.kind === 'field' ? item.answer.value : undefined;
  const address: AddressValue = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : EMPTY;
  const problems = form.problemsOf(id);
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' }, mt: 2 }}>
      {PARTS.map(({ part, label, autoComplete }) => {
        const problem = problems.find((one) => one.part === part);
        return (
          <TextField
            key={part}
            id={form.controlId(id, part)}
            label={label}
            autoComplete={autoComplete}
            error={problem !== undefined}
            helperText={problem === undefined ? undefined : problemInWords(problem)}
            value={valueOf(address, part)}
            onBlur={() => form.leave(id)}
            onChange={({ target }) =>
              setDraft({ kind: 'field', requirementId: id, value: withPart(address, part, target.value) })
            }
          />
        );
      })}
    </Box>
  );
}

type Part = (typeof PARTS)[number]['part'];

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
