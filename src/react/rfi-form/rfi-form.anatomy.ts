import type { Anatomy } from '../part/index.js';

const INVALID = { name: 'data-invalid', meaning: 'Present while the field has something to put right.' } as const;

const PRIVATE = {
  name: 'data-csk-private',
  meaning: 'Present on the controls of a secret: recordings of sessions must not show them.',
} as const;

/** The contract of the form's parts. */
export const RFI_FORM_ANATOMY: Anatomy = [
  {
    part: 'Root',
    element: 'form',
    meaning: 'The form.',
    attributes: [
      { name: 'data-step', meaning: 'list or review.' },
      { name: 'data-busy', meaning: 'Present while answers are sent.' },
      { name: 'data-locked', meaning: 'Present while nothing can be changed.' },
    ],
  },
  {
    part: 'Summary',
    element: 'div',
    meaning: 'Takes focus when something has to be put right.',
    attributes: [{ name: 'data-count', meaning: 'How many things there are to put right.' }],
  },
  {
    part: 'Item',
    element: 'section',
    meaning: 'One request with its answer.',
    attributes: [
      { name: 'data-kind', meaning: 'field, document, clarification or action.' },
      { name: 'data-state', meaning: 'todo, ready, uploading or optional.' },
      { name: 'data-status', meaning: 'The status of the requirement, spelled as in the API.' },
      { name: 'data-due', meaning: 'eventual, current or past_due; absent without a date.' },
      { name: 'data-due-stage', meaning: 'undated, later, soon, today, overdue or expired; absent without a date.' },
      INVALID,
    ],
  },
  {
    part: 'Field',
    element: 'div',
    meaning: 'One control with label, hint and error.',
    attributes: [{ name: 'data-part', meaning: 'Which control of the request it is.' }, INVALID],
  },
  { part: 'Group', element: 'fieldset', meaning: 'Several controls that answer together.', attributes: [INVALID] },
  { part: 'Label', element: 'label', meaning: 'Names the control.', attributes: [INVALID] },
  { part: 'Hint', element: 'p', meaning: 'Says how to answer.', attributes: [INVALID] },
  { part: 'Error', element: 'p', meaning: 'Says what is wrong.', attributes: [INVALID] },
  { part: 'Input', element: 'input', meaning: 'A line of text.', attributes: [INVALID, PRIVATE] },
  { part: 'Textarea', element: 'textarea', meaning: 'Several lines of text.', attributes: [INVALID, PRIVATE] },
  { part: 'Select', element: 'select', meaning: 'A choice from a list.', attributes: [INVALID, PRIVATE] },
  {
    part: 'Choice',
    element: 'input',
    meaning: 'One choice among several, or something to agree to.',
    attributes: [{ name: 'data-checked', meaning: 'Present while it is chosen.' }, PRIVATE],
  },
  {
    part: 'Submit',
    element: 'button',
    meaning: 'Goes on to the review, or sends.',
    attributes: [
      { name: 'data-busy', meaning: 'Present while answers are sent.' },
      { name: 'data-step', meaning: 'list or review.' },
    ],
  },
];
