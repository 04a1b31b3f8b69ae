import hostile from './hostile.css?raw';
import { HOST_SYSTEMS } from './host-sheets.js';

/** A page that the kit may find itself in. */
export interface HostPage {
  readonly name: string;
  readonly sheet: () => Promise<string>;
}

const sheetOf = (name: string): (() => Promise<string>) =>
  HOST_SYSTEMS.find((system) => system.name === name)?.sheet ?? (() => Promise.resolve(''));

/** Pages whose sheets reset or restyle every element, without any token of the kit. */
export const HOST_PAGES: readonly HostPage[] = [
  { name: 'Tailwind CSS 4 with Preflight', sheet: sheetOf('tailwind') },
  { name: 'Bootstrap with Reboot', sheet: sheetOf('bootstrap') },
  { name: 'Material UI with CssBaseline', sheet: sheetOf('mui') },
  { name: 'Chakra UI with its reset', sheet: sheetOf('chakra') },
  { name: 'everything unset', sheet: () => Promise.resolve('* { all: unset }') },
  { name: 'everything unset in a layer', sheet: () => Promise.resolve('@layer reset { * { all: unset } }') },
  { name: 'hostile rules for every element', sheet: () => Promise.resolve(hostile) },
];
