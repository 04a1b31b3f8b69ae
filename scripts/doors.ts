/** Every door of the package and the file behind it. `package.json`, the build, the aliases and the tests all follow this table. */
export const DOORS: Readonly<Record<string, string>> = {
  '.': 'src/index.ts',
  './react': 'src/react/index.ts',
  './client': 'src/client/index.ts',
  './machine': 'src/machine/index.ts',
  './model': 'src/model/index.ts',
  './files': 'src/files/index.ts',
  './files/heic': 'src/files/heic/index.ts',
  './csp': 'src/csp/index.ts',
  './backends/http': 'src/backends/http/index.ts',
  './backends/memory': 'src/backends/memory/index.ts',
  './backends/sep12': 'src/backends/sep12/index.ts',
  './messages': 'src/messages/locales.ts',
  './messages/ar': 'src/messages/ar.ts',
  './messages/ar-XB': 'src/messages/ar-XB.ts',
  './messages/de': 'src/messages/de.ts',
  './messages/en': 'src/messages/en.ts',
  './messages/en-XA': 'src/messages/en-XA.ts',
  './messages/es': 'src/messages/es.ts',
  './messages/fr': 'src/messages/fr.ts',
  './messages/he': 'src/messages/he.ts',
  './messages/hi': 'src/messages/hi.ts',
  './messages/id': 'src/messages/id.ts',
  './messages/it': 'src/messages/it.ts',
  './messages/ja': 'src/messages/ja.ts',
  './messages/nl': 'src/messages/nl.ts',
  './messages/pl': 'src/messages/pl.ts',
  './messages/pt-BR': 'src/messages/pt-BR.ts',
  './messages/tr': 'src/messages/tr.ts',
  './messages/uk': 'src/messages/uk.ts',
  './messages/vi': 'src/messages/vi.ts',
  './messages/zh-CN': 'src/messages/zh-CN.ts',
  './devtools': 'src/devtools/index.ts',
  './devtools/always': 'src/devtools/always.ts',
  './element': 'src/element/index.ts',
  './testing': 'src/testing/index.ts',
  './testing/react': 'src/testing/react/index.ts',
  './testing/playwright': 'src/testing/playwright/index.ts',
  './theming': 'src/theming/index.ts',
  './server': 'src/server/index.ts',
  './server/node': 'src/server/node/index.ts',
  './server/webhooks': 'src/server/webhooks/index.ts',
  './server/tus': 'src/server/tus/index.ts',
  './server/postgres': 'src/server/store-postgres/index.ts',
  './server/s3': 'src/server/files-s3/index.ts',
  './server/connectors': 'src/server/connectors/index.ts',
  './server/connectors/dollarpe': 'src/server/connectors/dollarpe/index.ts',
  './server/connectors/fern': 'src/server/connectors/fern/index.ts',
  './server/connectors/offblocks': 'src/server/connectors/offblocks/index.ts',
  './server/connectors/quepass': 'src/server/connectors/quepass/index.ts',
  './server/connectors/sandbox': 'src/server/connectors/sandbox/index.ts',
  './server/connectors/tecalis': 'src/server/connectors/tecalis/index.ts',
};

/** What a bundler for browsers is given in place of every door of the server. */
export const BROWSER_GUARD = 'src/server/in-browser.ts';

/** What is given in place of the devtools wherever nobody develops. */
export const PRODUCTION_GUARD = 'src/devtools/in-production.ts';

/** The style sheets and the files they are built from: the looks twice, the devtools', and a bridge to each design system. */
export const SHEETS: Readonly<Record<string, string>> = {
  './styles.css': 'src/styles/styles.css',
  './styles.layer.css': 'src/styles/styles.layer.css',
  './devtools.css': 'src/devtools/devtools.css',
  './themes/bootstrap.css': 'src/styles/themes/bootstrap.css',
  './themes/chakra.css': 'src/styles/themes/chakra.css',
  './themes/mui.css': 'src/styles/themes/mui.css',
  './themes/shadcn.css': 'src/styles/themes/shadcn.css',
  './themes/tailwind.css': 'src/styles/themes/tailwind.css',
};

/** A door that is built with everything in it, React too, for pages without a bundler: where it is written, and its source. */
export const STANDALONE = { door: './element/standalone', folder: 'standalone', file: 'src/element/standalone.ts' } as const;

/** Workers, by their place in the package: no doors, yet files that a host's bundler has to find beside the modules. */
export const WORKERS: Readonly<Record<string, string>> = {
  'files/prepare.worker': 'src/files/prepare.worker.ts',
  [`${STANDALONE.folder}/prepare.worker`]: 'src/files/prepare.worker.ts',
};

/** Imports by package name, answered from the source, so that stories, demo and tests read as a host's code does. */
export function sourceAliases(root: string): { find: RegExp; replacement: string }[] {
  const entries = [...Object.entries(DOORS), ...Object.entries(SHEETS)];
  return entries.map(([door, file]) => ({ find: specifierOf(door), replacement: `${root}/${file}` }));
}

/** The same imports answered from the package as it was built, as its manifest says. */
export function packageAliases(root: string): { find: RegExp; replacement: string }[] {
  const built = (source: string) => `dist/${source.replace(/^src\//, '').replace(/\.tsx?$/, '.js')}`;
  const doors = Object.entries(DOORS).map(([door, file]) => ({ find: specifierOf(door), replacement: `${root}/${built(file)}` }));
  const sheets = Object.keys(SHEETS).map((door) => ({ find: specifierOf(door), replacement: `${root}/dist/${door.slice(2)}` }));
  return [...doors, ...sheets];
}

function specifierOf(door: string): RegExp {
  return new RegExp(`^customer-status-kit${door.slice(1).replaceAll('.', '\\.').replaceAll('/', '\\/')}$`);
}
