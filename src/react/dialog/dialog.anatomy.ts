import type { Anatomy } from '../part/index.js';

const OPEN = [{ name: 'data-state', meaning: 'open or closed.' }] as const;

/** The parts of a dialog and what their attributes say. */
export const DIALOG_ANATOMY: Anatomy = [
  { part: 'Trigger', element: 'button', meaning: 'Opens the dialog.', attributes: OPEN },
  { part: 'Portal', element: 'div', meaning: 'Takes the dialog to the end of the page.', attributes: [] },
  { part: 'Content', element: 'div', meaning: 'The dialog itself.', attributes: OPEN },
  { part: 'Title', element: 'h2', meaning: 'Names the dialog.', attributes: [] },
  { part: 'Description', element: 'p', meaning: 'Describes the dialog.', attributes: [] },
  { part: 'Close', element: 'button', meaning: 'Closes the dialog.', attributes: [] },
];
