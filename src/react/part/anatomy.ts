/** One state attribute of a part and what it says. */
export interface AnatomyAttribute {
  name: `data-${string}`;
  meaning: string;
}

/** One part of a component: its element, its state attributes, and what it is for. */
export interface AnatomyPart {
  part: string;
  element: string;
  meaning: string;
  attributes: readonly AnatomyAttribute[];
}

/** The contract of a component's parts, as data. */
export type Anatomy = readonly AnatomyPart[];
