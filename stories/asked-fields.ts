import type { MemoryBackend } from 'customer-status-kit/backends/memory';
import type { FieldSpec, NewRequirement } from 'customer-status-kit/model';

/** A request for one datum, on the path of its title. */
export function field(title: string, spec: Partial<FieldSpec> = {}, more: Partial<NewRequirement> = {}): NewRequirement {
  const path = title.toLowerCase().replaceAll(' ', '-');
  return { title, spec: { kind: 'field', path, input: 'text', required: true, ...spec }, ...more };
}

/** What makes a story of a customer who is asked for just this. */
export function asking(...requests: NewRequirement[]) {
  return {
    globals: { scenario: 'active' },
    parameters: { before: ({ simulate }: MemoryBackend) => simulate.requestInformation(requests) },
  };
}

/** Options to choose from. */
export const PURPOSES = [
  { value: 'salary', label: 'Receiving a salary' },
  { value: 'family', label: 'Sending money to family' },
  { value: 'saving', label: 'Saving' },
];
