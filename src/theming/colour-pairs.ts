/** A colour of the kit: one of the tokens' own, or one that the sheet fixes. */
export type ColourName =
  | 'accent'
  | 'accent-contrast'
  | 'surface'
  | 'surface-raised'
  | 'text'
  | 'text-muted'
  | 'border-strong'
  | 'positive'
  | 'caution'
  | 'negative'
  | 'info'
  | 'focus'
  | 'danger-contrast';

/** Two colours that meet on the page, and the contrast they need. */
export interface ColourPair {
  readonly colour: ColourName;
  readonly ground: ColourName;
  /** The share of another colour in the first, as under the pointer. */
  readonly shade?: readonly [ColourName, number];
  /** The share of another colour in the ground, as in the tint of a notice. */
  readonly tint?: readonly [ColourName, number];
  readonly need: 3 | 4.5;
  readonly where: string;
}

const GROUNDS = ['surface', 'surface-raised'] as const;
const TONES = ['positive', 'caution', 'negative', 'info'] as const;
const READ = ['text', 'text-muted', 'accent', ...TONES] as const;

/** Every pair of colours that meet in the sheets of the kit. Borders that only decorate need no contrast and are not here. */
export const COLOUR_PAIRS: readonly ColourPair[] = [
  ...READ.flatMap((colour) => GROUNDS.map((ground): ColourPair => ({ colour, ground, need: 4.5, where: 'words' }))),
  ...[...TONES, 'text-muted' as const].flatMap((tone): ColourPair[] => [
    { colour: tone, ground: 'surface', tint: [tone, 0.09], need: 4.5, where: 'the status on its own tint' },
    { colour: 'text', ground: 'surface', tint: [tone, 0.09], need: 4.5, where: 'the words of a notice' },
    {
      colour: 'accent',
      shade: ['text', 0.35],
      ground: 'surface',
      tint: [tone, 0.09],
      need: 4.5,
      where: 'the link of a notice',
    },
  ]),
  { colour: 'text', ground: 'surface', tint: ['accent', 0.12], need: 4.5, where: 'the words of what is chosen' },
  { colour: 'accent-contrast', ground: 'accent', need: 4.5, where: 'the words of a button' },
  { colour: 'accent-contrast', ground: 'accent', tint: ['text', 0.18], need: 4.5, where: 'the words of a button, hovered' },
  { colour: 'danger-contrast', ground: 'negative', need: 4.5, where: 'the words of a button that warns' },
  {
    colour: 'accent',
    shade: ['text', 0.18],
    ground: 'surface',
    tint: ['accent', 0.09],
    need: 4.5,
    where: 'a quiet button, hovered',
  },
  { colour: 'text-muted', ground: 'surface-raised', tint: ['text', 0.08], need: 4.5, where: 'the reason of a lock' },
  ...GROUNDS.flatMap((ground): ColourPair[] => [
    { colour: 'border-strong', ground, need: 3, where: 'the edge of a field' },
    { colour: 'focus', ground, need: 3, where: 'the ring of the focus' },
  ]),
  { colour: 'accent', ground: 'surface', tint: ['text', 0.14], need: 3, where: 'the progress of a file' },
];
