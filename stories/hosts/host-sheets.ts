import bootstrapBridge from '../../src/styles/themes/bootstrap.css?raw';
import chakraBridge from '../../src/styles/themes/chakra.css?raw';
import muiBridge from '../../src/styles/themes/mui.css?raw';
import shadcnBridge from '../../src/styles/themes/shadcn.css?raw';
import tailwindBridge from '../../src/styles/themes/tailwind.css?raw';
import chakraSheet from './chakra.css?raw';
import { muiSheet } from './mui-sheet.js';
import shadcnVariables from './shadcn.css?raw';
import { tailwindSheet } from './tailwind-sheet.js';

/** A design system as a page of it carries it, and the kit's bridge to it. */
export interface HostSystem {
  readonly name: 'shadcn' | 'tailwind' | 'mui' | 'chakra' | 'bootstrap';
  /** The system's own sheet, made by the system itself where that can be had. */
  readonly sheet: () => Promise<string>;
  /** What the bridge brings. Tailwind has read it as well, to know which variables are used. */
  readonly bridge: string;
  /** Makes the page dark as the system does it. */
  readonly setDark: (page: HTMLElement, isDark: boolean) => void;
}

const byClass: HostSystem['setDark'] = (page, isDark) => void page.classList.toggle('dark', isDark);

/** The design systems that the kit has a bridge to. */
export const HOST_SYSTEMS: readonly HostSystem[] = [
  {
    name: 'shadcn',
    sheet: () => tailwindSheet(`@import "tailwindcss";\n${shadcnVariables}`),
    bridge: shadcnBridge,
    setDark: byClass,
  },
  {
    name: 'tailwind',
    sheet: () => tailwindSheet(`@import "tailwindcss";\n${tailwindBridge}`),
    bridge: tailwindBridge,
    setDark: byClass,
  },
  { name: 'mui', sheet: () => Promise.resolve(muiSheet()), bridge: muiBridge, setDark: byClass },
  { name: 'chakra', sheet: () => Promise.resolve(chakraSheet), bridge: chakraBridge, setDark: byClass },
  {
    name: 'bootstrap',
    sheet: async () => (await import('bootstrap/dist/css/bootstrap.css?raw')).default,
    bridge: bootstrapBridge,
    setDark: (page, isDark) => page.setAttribute('data-bs-theme', isDark ? 'dark' : 'light'),
  },
];

/** Puts a sheet on the page as a host's own would be, and answers how to take it off again. */
export function putOn(css: string, page: Document = document): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  page.adoptedStyleSheets = [sheet, ...page.adoptedStyleSheets];
  return () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
