/** The drawings of the statuses, for what shows no others. */
export const STATUS_ICON_PATHS = {
  'check-circle': ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M8 12.3l2.8 2.8L16 9.8'],
  'cross-circle': ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M9 9l6 6', 'M15 9l-6 6'],
  warning: ['M12 4L2.8 20h18.4z', 'M12 10v4.5', 'M12 17.4v.1'],
  question: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M9.6 9.4a2.5 2.5 0 1 1 3.5 2.6c-.8.4-1.1.9-1.1 1.8', 'M12 16.9v.1'],
  clock: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M12 7.5V12l3 2'],
  circle: ['M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z'],
  pause: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M10 9v6', 'M14 9v6'],
} as const;

/** The name of a status's drawing. */
export type StatusIconName = keyof typeof STATUS_ICON_PATHS;
