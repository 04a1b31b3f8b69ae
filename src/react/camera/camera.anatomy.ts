import type { Anatomy } from '../part/index.js';

const PHASE = { name: 'data-phase', meaning: 'idle, starting, live, taken, resting or faulted.' } as const;

/** The contract of the camera's parts. */
export const CAMERA_ANATOMY: Anatomy = [
  {
    part: 'Root',
    element: 'div',
    meaning: 'The camera.',
    attributes: [PHASE, { name: 'data-fault', meaning: 'Why there is no picture, while it is faulted.' }],
  },
  { part: 'Video', element: 'video', meaning: 'The picture of the camera.', attributes: [PHASE] },
  {
    part: 'Frame',
    element: 'div',
    meaning: 'Shows where the document belongs.',
    attributes: [{ name: 'data-shape', meaning: 'card, passport or page.' }],
  },
  { part: 'Shutter', element: 'button', meaning: 'Takes the photo.', attributes: [] },
  {
    part: 'Light',
    element: 'button',
    meaning: 'Switches the light.',
    attributes: [{ name: 'data-on', meaning: 'Present while the light is on.' }],
  },
  { part: 'Switch', element: 'button', meaning: 'Changes to another camera.', attributes: [] },
  {
    part: 'Photo',
    element: 'canvas',
    meaning: 'The photo that was taken.',
    attributes: [{ name: 'data-drawn', meaning: 'Present once there is something to see.' }],
  },
  { part: 'Retake', element: 'button', meaning: 'Drops the photo.', attributes: [] },
  { part: 'Use', element: 'button', meaning: 'Hands the photo over.', attributes: [] },
];
