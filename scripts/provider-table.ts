import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from 'customer-status-kit/server';
import { dollarPeConnector } from 'customer-status-kit/server/connectors/dollarpe';
import { fernConnector } from 'customer-status-kit/server/connectors/fern';
import { offblocksConnector } from 'customer-status-kit/server/connectors/offblocks';
import { quepassConnector } from 'customer-status-kit/server/connectors/quepass';
import { sandboxConnector } from 'customer-status-kit/server/connectors/sandbox';
import { tecalisConnector } from 'customer-status-kit/server/connectors/tecalis';

const SECRET = 'a-secret-that-opens-nothing';
const connection = { baseUrl: 'https://provider.example' };
const nothing = async () => ({ code: 200, data: {} });

/** A connector of each provider with all that can be switched on, and whether it asks the provider when it reads. */
const PROVIDERS: readonly { name: string; connector: Connector; reads: boolean }[] = [
  {
    name: 'Fern',
    reads: true,
    connector: fernConnector({ connection, apiKey: SECRET, webhookSecret: SECRET, poll: true, sandbox: true }),
  },
  {
    name: 'OffBlocks',
    reads: true,
    connector: offblocksConnector({
      connection,
      credentials: { apiKey: SECRET, apiSecret: SECRET },
      signingKey: SECRET,
      signingKeyId: 'key',
      webhooks: 'read_again',
    }),
  },
  {
    name: 'DollarPe',
    reads: true,
    connector: dollarPeConnector({
      connection,
      apiKey: SECRET,
      apiSecret: SECRET,
      flow: 'both',
      redirectUrl: 'https://app.example',
    }),
  },
  { name: 'Tecalis', reads: false, connector: tecalisConnector({ connection, apiKey: SECRET }) },
  {
    name: 'Quepass',
    reads: false,
    connector: quepassConnector({ sdk: { customerStatus: nothing, customerLifecycle: nothing }, statuses: {} }),
  },
  { name: 'The sandbox', reads: false, connector: sandboxConnector({ webhookSecret: `whsec_${btoa(SECRET.repeat(2))}` }) },
];

const COLUMNS: readonly { title: string; has: (connector: Connector) => boolean }[] = [
  { title: 'requests', has: ({ capabilities }) => capabilities.requirements === 'itemised' },
  { title: 'answers', has: ({ submitAnswers }) => submitAnswers !== undefined },
  { title: 'files', has: ({ uploadFile }) => uploadFile !== undefined },
  { title: 'actions', has: ({ startAction }) => startAction !== undefined },
  { title: 'webhooks', has: ({ applyWebhook }) => applyWebhook !== undefined },
  { title: 'polling', has: ({ poll }) => poll !== undefined },
  { title: 'operators write', has: ({ setStatus, activate, deactivate }) => (setStatus ?? activate ?? deactivate) !== undefined },
  { title: 'operators ask', has: ({ requestInformation }) => requestInformation !== undefined },
];

/** Which operations work with which provider, as a table of Markdown. */
export function providerTable(): string {
  const rows = PROVIDERS.map(({ name, connector, reads }) => {
    const door = `\`…/connectors/${connector.id}\``;
    const cells = COLUMNS.map(({ has }) => (has(connector) ? 'yes' : '–'));
    return `| ${[name, door, reads ? 'the provider' : 'the store', ...cells].join(' | ')} |`;
  });
  const titles = ['provider', 'door', 'reads ask', ...COLUMNS.map(({ title }) => title)];
  return [`| ${titles.join(' | ')} |`, `| ${titles.map(() => '---').join(' | ')} |`, ...rows].join('\n');
}

const START = '<!-- providers: written by npm run providers -->';
const END = '<!-- /providers -->';

/** The text with today's table between the two marks. */
export function withProviderTable(text: string): string {
  const [before, after] = [text.indexOf(START), text.indexOf(END)];
  if (before === -1 || after === -1) throw new Error(`The text has no ${START} or no ${END}.`);
  return `${text.slice(0, before)}${START}\n\n${providerTable()}\n\n${text.slice(after)}`;
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../README.md');
  writeFileSync(file, withProviderTable(readFileSync(file, 'utf8')));
}
