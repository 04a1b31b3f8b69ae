/** The pages a story can be put in, by the word in the toolbar and the name of the page. */
const PAGES = {
  tailwind: 'Tailwind CSS 4 with Preflight',
  bootstrap: 'Bootstrap with Reboot',
  mui: 'Material UI with CssBaseline',
  chakra: 'Chakra UI with its reset',
  hostile: 'hostile rules for every element',
} as const;

/** What the toolbar offers. */
export const HOSTS = [
  { value: 'plain', title: 'Plain page' },
  ...Object.entries(PAGES).map(([value, title]) => ({ value, title })),
];

/** Loads the sheet of the page that the toolbar names, and nothing for a plain one. */
export async function loadHostSheet({ globals }: { globals: Record<string, unknown> }): Promise<{ hostSheet?: string }> {
  const name = PAGES[globals['host'] as keyof typeof PAGES] as string | undefined;
  if (name === undefined) return {};
  const { HOST_PAGES } = await import('../stories/hosts/host-pages.js');
  const sheet = await HOST_PAGES.find((page) => page.name === name)?.sheet();
  return sheet === undefined ? {} : { hostSheet: sheet };
}
