import { createTheme } from '@mui/material/styles';

/** What Material UI's CssBaseline says of the page, in the variables of the theme. */
const BASELINE = `
html { -webkit-font-smoothing: antialiased; box-sizing: border-box; -webkit-text-size-adjust: 100%; }
*, *::before, *::after { box-sizing: inherit; }
strong, b { font-weight: 700; }
body {
  margin: 0;
  color: var(--mui-palette-text-primary);
  font: var(--mui-font-body1);
  letter-spacing: 0.00938em;
  background-color: var(--mui-palette-background-default);
}
`;

/** The theme with what its types do not tell of when variables are on. */
interface ThemeOfVariables {
  generateStyleSheets: () => Record<string, object>[];
}

/** What a page of Material UI carries: the variables of its theme, light and dark by a class, and its CssBaseline. */
export function muiSheet(): string {
  const theme: unknown = createTheme({
    cssVariables: { colorSchemeSelector: 'class' },
    colorSchemes: { light: true, dark: true },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the provider's theme is typed with it
  const rules = (theme as ThemeOfVariables).generateStyleSheets().flatMap((sheet) => Object.entries(sheet));
  return rules.map(([selector, rule]) => written(selector, rule)).join('\n') + BASELINE;
}

function written(selector: string, rule: object): string {
  const lines = Object.entries(rule).map(
    ([name, value]) => `  ${name.replace('colorScheme', 'color-scheme')}: ${String(value)};`,
  );
  return `${selector} {\n${lines.join('\n')}\n}`;
}
