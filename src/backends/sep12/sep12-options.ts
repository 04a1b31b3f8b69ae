import type { Clock, CustomerSnapshot, LocalizedText } from '../../model/index.js';
import type { GetToken } from '../connection/access-tokens.js';
import type { FetchLike } from '../connection/fetch-transport.js';

/** Who a customer is to the anchor. Without anything of it the anchor goes by the account of the token. */
export interface Sep12Customer {
  /** The anchor's own id, where the host knows it. One that the anchor does not know is then `not_found`. */
  id?: string | undefined;
  /** `G…`, `M…` or `C…`. Deprecated by the standard except for erasing; an anchor checks it against the token. */
  account?: string | undefined;
  /** Tells the customers of a shared account apart. */
  memo?: string | undefined;
  memoType?: 'id' | 'text' | 'hash' | undefined;
}

/** One thing a customer wants to do at the anchor, with its own requirements and its own status. */
export interface Sep12Type {
  /** The value of `type`, such as `sep31-receiver`. */
  id: string;
  label?: LocalizedText | undefined;
}

/** How to reach an anchor. */
export interface Sep12BackendOptions extends Omit<Sep12Customer, 'id'> {
  /** The anchor's `KYC_SERVER`, else its `TRANSFER_SERVER`, from its `stellar.toml`. No other server is ever called. */
  kycServer: string;
  /** Gives the token of SEP-10 or SEP-45. Asked once more, with `refresh`, when the anchor answers 401 or 403. */
  getToken: GetToken;
  /** Who the kit's `customerId` is to the anchor, where one token stands for several customers. */
  identify?: ((customerId: string) => Sep12Customer) | undefined;
  /** What the customer wants to do. Each is read by itself and becomes a scope. Without any, the anchor is asked without a type. */
  types?: readonly (string | Sep12Type)[] | undefined;
  /** The type whose status is the headline. */
  primaryType?: string | undefined;
  /** The transaction that the requirements depend on. */
  transactionId?: string | undefined;
  /** ISO 639-1, for reads that name no locale. `en` unless said. */
  lang?: string | undefined;
  /** Person or business; unless said, a business where anything `organization.` is asked or was given. */
  customerType?: CustomerSnapshot['type'] | undefined;
  /** Bytes for one file: 10 000 000 unless said, which the standard calls reasonable. An anchor does not tell its own limit. */
  maxFileBytes?: number | undefined;
  /** MIME types for files: JPEG, PNG and PDF unless said. An anchor does not tell its own. */
  mime?: readonly string[] | undefined;
  /**
   * `endpoint`: files go to `POST /customer/files` when they are chosen. `with_answers`: they are kept in memory and go with the
   * answers. Unless said, the first, and the second from then on where the anchor turns out not to have the endpoint.
   */
  files?: 'endpoint' | 'with_answers' | undefined;
  /** Where codes are sent: to `PUT /customer` unless said, or to `PUT /customer/verification` of anchors before v1.12. */
  verification?: 'customer' | 'deprecated_endpoint' | undefined;
  /** Carries requests; the platform's `fetch` unless said. */
  fetch?: FetchLike | undefined;
  /** `xhr` tells progress byte by byte and is used where it is there and no `fetch` is given. */
  uploadTransport?: 'xhr' | 'fetch' | undefined;
  /** Milliseconds in which a call must be answered, 30 seconds unless said. Files have no such limit. */
  timeoutMs?: number | undefined;
  clock?: Clock | undefined;
}
