import type { Anatomy } from '../part/index.js';

const ITEM_STATE = {
  name: 'data-state',
  meaning: 'queued, preparing, sending, processing, paused, waiting, done, failed, sent, accepted or refused.',
} as const;
const SOURCE = { name: 'data-source', meaning: 'file or camera.' } as const;

/** The contract of the document uploader's parts. */
export const DOCUMENT_UPLOADER_ANATOMY: Anatomy = [
  {
    part: 'Root',
    element: 'div',
    meaning: 'The uploader of one requirement.',
    attributes: [
      { name: 'data-state', meaning: 'empty, partial, busy or complete.' },
      { name: 'data-disabled', meaning: 'Present while files cannot be changed.' },
    ],
  },
  {
    part: 'Type',
    element: 'input',
    meaning: 'Chooses one kind of document.',
    attributes: [{ name: 'data-checked', meaning: 'Present on the chosen kind.' }],
  },
  {
    part: 'Slot',
    element: 'div',
    meaning: 'One side of the document.',
    attributes: [
      { name: 'data-side', meaning: 'front, back or single.' },
      { name: 'data-state', meaning: 'empty, or the state of the newest item.' },
      { name: 'data-checking', meaning: 'Present while a chosen file is read.' },
      { name: 'data-invalid', meaning: 'Present while there is something to say about a chosen file.' },
    ],
  },
  {
    part: 'Dropzone',
    element: 'div',
    meaning: 'Takes dropped and pasted files.',
    attributes: [
      { name: 'data-dragging', meaning: 'Present while files are held over it.' },
      { name: 'data-disabled', meaning: 'Present while no file can be chosen.' },
    ],
  },
  { part: 'Input', element: 'input', meaning: 'The real file input.', attributes: [SOURCE] },
  {
    part: 'Trigger',
    element: 'button',
    meaning: 'Opens the input.',
    attributes: [SOURCE, { name: 'data-busy', meaning: 'Present while a chosen file is read.' }],
  },
  {
    part: 'Item',
    element: 'div',
    meaning: 'One file.',
    attributes: [
      ITEM_STATE,
      { name: 'data-mime', meaning: 'The MIME type of the file.' },
      { name: 'data-csk-item', meaning: 'Always present: focus is kept by it.' },
    ],
  },
  {
    part: 'Preview',
    element: 'canvas',
    meaning: 'A small picture of the file.',
    attributes: [
      { name: 'data-csk-private', meaning: 'Always present: recordings of sessions must not show it.' },
      { name: 'data-drawn', meaning: 'Present once there is something to see.' },
    ],
  },
  { part: 'Progress', element: 'progress', meaning: 'How much is sent.', attributes: [ITEM_STATE] },
  { part: 'Cancel', element: 'button', meaning: 'Stops the upload.', attributes: [ITEM_STATE] },
  { part: 'Pause', element: 'button', meaning: 'Holds the upload, or lets it go on.', attributes: [ITEM_STATE] },
  { part: 'Retry', element: 'button', meaning: 'Sends again, or at once.', attributes: [ITEM_STATE] },
  {
    part: 'Keep',
    element: 'button',
    meaning: 'Uses a picture as it is.',
    attributes: [{ name: 'data-hints', meaning: 'How many things may be wrong with it.' }],
  },
  {
    part: 'Move',
    element: 'button',
    meaning: 'Puts a page one place forward or back.',
    attributes: [{ name: 'data-direction', meaning: 'up or down.' }],
  },
  { part: 'Swap', element: 'button', meaning: 'Front and back change places.', attributes: [] },
  {
    part: 'Reuse',
    element: 'button',
    meaning: 'Uses a file that was given for something else.',
    attributes: [{ name: 'data-mime', meaning: 'The MIME type of the file.' }],
  },
  { part: 'Remove', element: 'button', meaning: 'Takes the file away.', attributes: [ITEM_STATE] },
  {
    part: 'Error',
    element: 'div',
    meaning: 'What is wrong with the chosen file.',
    attributes: [{ name: 'data-count', meaning: 'How many things there are to say.' }],
  },
];
