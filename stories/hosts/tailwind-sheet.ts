import { compile } from 'tailwindcss';
import tailwind from 'tailwindcss/index.css?raw';

/** What Tailwind CSS makes of a page's style sheet. It writes only the variables that the sheet uses. */
export async function tailwindSheet(css: string): Promise<string> {
  const compiled = await compile(css, {
    loadStylesheet: (id, base) => Promise.resolve({ path: id, base, content: tailwind }),
  });
  return compiled.build([]);
}
