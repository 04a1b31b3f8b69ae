import { PassThrough } from 'node:stream';
import type { CustomerSnapshot } from 'customer-status-kit';
import { loadCatalogue } from 'customer-status-kit/messages';
import { type ComponentType, lazy } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { Account, ServedPage, type Serving } from './served-page.tsx';

export interface ServeOptions {
  serving: Serving;
  /** Resolves when the customer has been read. */
  customer: Promise<CustomerSnapshot>;
  nonce: string;
  onError: (error: unknown) => void;
}

/** The page as React streams it. */
export async function serve({ serving, customer, nonce, onError }: ServeOptions): Promise<PassThrough> {
  const catalogue = await loadCatalogue(serving.locale);
  const readAccount = async (): Promise<ComponentType> => {
    const known = await customer;
    return () => <Account serving={serving} customer={known} catalogue={catalogue} />;
  };
  const account = serving.isStreamed ? lazy(async () => ({ default: await readAccount() })) : await readAccount();
  const { pipe } = renderToPipeableStream(<ServedPage serving={serving} account={account} />, {
    bootstrapModules: ['/page.js'],
    nonce,
    onError,
  });
  return pipe(new PassThrough());
}
