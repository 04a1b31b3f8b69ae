import { STATUS_ICON_PATHS } from './status-icon-paths.js';

/** The drawings on a grid of 24 by 24, stroked with the text's colour. */
export const ICON_PATHS = {
  ...STATUS_ICON_PATHS,
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  cross: ['M6 6l12 12', 'M18 6L6 18'],
  info: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M12 11v5.5', 'M12 7.6v.1'],
  lock: ['M6 11h12v9H6z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3'],
  eye: [
    'M2.5 12c2-4.2 5.4-6.5 9.5-6.5s7.5 2.3 9.5 6.5c-2 4.2-5.4 6.5-9.5 6.5S4.5 16.2 2.5 12z',
    'M12 9.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6z',
  ],
  refresh: ['M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9', 'M19.5 4.5V9H15'],
  upload: ['M12 16V5', 'M7.5 9.5L12 5l4.5 4.5', 'M4.5 16v3.5h15V16'],
  file: ['M6.5 3.5h7l4 4v13h-11z', 'M13.5 3.5v4h4'],
  image: ['M4 5h16v14H4z', 'M4.5 17l5-5 3.5 3.5L16 13l4 4', 'M9 9.2v.1'],
  camera: ['M4 8h3.2l1.6-2.5h6.4L16.8 8H20v11H4z', 'M12 10.2a3 3 0 1 0 0 6a3 3 0 0 0 0-6z'],
  trash: ['M5 7h14', 'M9.5 7V4.5h5V7', 'M7 7l.8 12.5h8.4L17 7', 'M10.5 10.5v5.5', 'M13.5 10.5v5.5'],
  edit: ['M4.5 19.5l1-4L15.7 5.3a1.9 1.9 0 0 1 2.7 0l.3.3a1.9 1.9 0 0 1 0 2.7L8.5 18.5z', 'M13.8 7.2l3 3'],
  message: ['M4 5h16v11h-8l-4.5 4V16H4z'],
  calendar: ['M4.5 6h15v13.5h-15z', 'M4.5 10.5h15', 'M8.5 3.5v4', 'M15.5 3.5v4'],
  person: ['M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8z', 'M4.5 20c.8-4 3.6-6 7.5-6s6.7 2 7.5 6'],
  history: ['M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9', 'M4.5 4.5V9H9', 'M12 8v4.2l2.8 1.8'],
  offline: [
    'M3 3l18 18',
    'M8.7 15.3a4.7 4.7 0 0 1 6.6 0',
    'M5.5 11.8a9.3 9.3 0 0 1 4-2.3',
    'M14.5 9.5a9.3 9.3 0 0 1 4 2.3',
    'M12 18.9v.1',
  ],
  'chevron-down': ['M6 9.5l6 6 6-6'],
  'chevron-up': ['M6 14.5l6-6 6 6'],
  'chevron-left': ['M14.5 6l-6 6 6 6'],
  'chevron-right': ['M9.5 6l6 6-6 6'],
  plus: ['M12 6v12', 'M6 12h12'],
  copy: ['M9 8.5h10.5V20H9z', 'M15 8.5V4H4.5v11.5H9'],
  download: ['M12 5v11', 'M7.5 11.5L12 16l4.5-4.5', 'M4.5 16v3.5h15V16'],
  'zoom-in': ['M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z', 'M15.3 15.3L20 20', 'M10.5 7.8v5.4', 'M7.8 10.5h5.4'],
  sun: ['M12 8.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 0 0 0-7.6z', 'M12 3v1.6', 'M12 19.4V21', 'M3 12h1.6', 'M19.4 12H21'],
  swap: ['M7 4v15', 'M3.5 15.5L7 19l3.5-3.5', 'M17 20V5', 'M13.5 8.5L17 5l3.5 3.5'],
  'arrow-forward': ['M5 12h14', 'M13 6l6 6-6 6'],
  dash: ['M7 12h10'],
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof ICON_PATHS;
