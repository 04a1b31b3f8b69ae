import type { Anatomy } from '../part/index.js';

const ATTRIBUTES = [
  { name: 'data-status', meaning: 'The status, spelled as in the API, or UNKNOWN.' },
  { name: 'data-size', meaning: 'small, medium or large.' },
] as const;

/** The parts of a badge and what their attributes say. */
export const STATUS_BADGE_ANATOMY: Anatomy = [
  { part: 'Root', element: 'span', meaning: 'The badge.', attributes: ATTRIBUTES },
  { part: 'Icon', element: 'span', meaning: 'The place of the drawing, hidden from screen readers.', attributes: ATTRIBUTES },
  { part: 'Label', element: 'span', meaning: 'The place of the words.', attributes: ATTRIBUTES },
];
