import type { Anatomy } from '../part/index.js';

/** The parts of a timeline and what their attributes say. */
export const LIFECYCLE_TIMELINE_ANATOMY: Anatomy = [
  {
    part: 'Root',
    element: 'section',
    meaning: 'The section around a timeline.',
    attributes: [
      { name: 'data-phase', meaning: 'loading, ready or failed.' },
      { name: 'data-empty', meaning: 'Present when there is no event.' },
    ],
  },
  { part: 'List', element: 'ol', meaning: 'The events in their order.', attributes: [] },
  {
    part: 'Item',
    element: 'li',
    meaning: 'One event, or the step expected next.',
    attributes: [
      { name: 'data-type', meaning: 'What happened.' },
      { name: 'data-status', meaning: 'The status it led to.' },
      { name: 'data-current', meaning: 'Present on the newest event.' },
      { name: 'data-expected', meaning: 'Present on the step that has not happened yet.' },
      { name: 'data-irregular', meaning: 'Present when the change is not in the transition table.' },
    ],
  },
  { part: 'Time', element: 'time', meaning: 'When it happened.', attributes: [] },
  {
    part: 'More',
    element: 'button',
    meaning: 'Loads older events.',
    attributes: [{ name: 'data-busy', meaning: 'Present while they load.' }],
  },
];
