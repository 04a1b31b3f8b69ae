import type { Anatomy } from '../part/index.js';

const ATTRIBUTES = [
  { name: 'data-open', meaning: 'Present while the feature is open.' },
  { name: 'data-reason', meaning: 'Why it is closed.' },
  { name: 'data-step', meaning: 'What would open it.' },
] as const;

/** The parts of a gate and what their attributes say. */
export const FEATURE_GATE_ANATOMY: Anatomy = [
  { part: 'Root', element: 'div', meaning: 'Asks whether the feature is open.', attributes: ATTRIBUTES },
  {
    part: 'Content',
    element: 'div',
    meaning: 'What is behind the gate; rendered only while it is open.',
    attributes: ATTRIBUTES,
  },
  { part: 'Lock', element: 'div', meaning: 'What stands in the way; rendered only while it is closed.', attributes: ATTRIBUTES },
];
