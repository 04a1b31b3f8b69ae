import { checkedNames, checkedNonce, checkedOrigins, checkedValues, originOf } from './checked-sources.js';

/** How the kit is used on a page, as far as a policy has to know. */
export interface ContentSecurityPolicyOptions {
  /** The `baseUrl` of `httpBackend`. A path, or nothing, is the page's own origin. */
  baseUrl?: string | undefined;
  /** Origins of the links that files are sent to, where uploads are `presigned`: a bucket's. */
  uploadOrigins?: readonly string[] | undefined;
  /** Origins of partners' pages that are opened within this one. */
  frameOrigins?: readonly string[] | undefined;
  /** Origins that the page's scripts and style sheets come from. Its own unless said. */
  assetOrigins?: readonly string[] | undefined;
  /** The nonce of this very answer, for hosts that trust scripts by nonce. Scripts are trusted by their origin without it. */
  nonce?: string | undefined;
  /** True, or the name of the Trusted Types policy, where the page calls `allowPictureWorker`. */
  pictureWorker?: boolean | string | undefined;
  /** Names of Trusted Types policies that other scripts of the page make. */
  trustedTypes?: readonly string[] | undefined;
  /** Origins whose pages may show this one in a frame. None unless said. */
  frameAncestors?: readonly string[] | undefined;
  /** What else the page needs, by directive: `{ 'img-src': ["'self'"] }` for the host's own pictures. */
  also?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** One directive of a policy. */
export interface PolicyDirective {
  name: string;
  /** Empty where everything is refused: it is written as `'none'`. */
  values: readonly string[];
  /** `need`: without it a part of the kit is refused. `guard`: the kit needs it for nothing; it keeps others out. */
  role: 'need' | 'guard';
}

/** A policy, in its parts and as a header. */
export interface ContentSecurityPolicy {
  directives: readonly PolicyDirective[];
  /** The value of the header `Content-Security-Policy`. */
  header: string;
}

const DEFAULT_POLICY_NAME = 'customer-status-kit';

/**
 * The strictest policy under which the kit works as it is used: everything is refused but what is named. It needs no
 * `unsafe-inline`, no `unsafe-eval`, no `blob:` and no `data:`. What the rest of the page needs is added by `also`.
 * Throws a `TypeError` for whatever would be read as something else in a header.
 *
 * @example
 * ```ts
 * import { contentSecurityPolicy } from 'customer-status-kit/csp';
 *
 * const { header } = contentSecurityPolicy({
 *   baseUrl: 'https://api.example.com/customer-status',
 *   uploadOrigins: ['https://papers.s3.eu-north-1.amazonaws.com'],
 *   pictureWorker: true,
 *   also: { 'img-src': ["'self'"] },
 * });
 * new Response('…', { headers: { 'Content-Security-Policy': header } });
 * ```
 */
export function contentSecurityPolicy(options: ContentSecurityPolicyOptions = {}): ContentSecurityPolicy {
  const directives = withMore([...needs(options), ...guards(options)], options.also ?? {});
  return { directives, header: directives.map(written).join('; ') };
}

function needs(options: ContentSecurityPolicyOptions): PolicyDirective[] {
  const { baseUrl, uploadOrigins = [], frameOrigins = [], assetOrigins, nonce, pictureWorker = false } = options;
  const assets = assetOrigins === undefined ? ["'self'"] : checkedOrigins(assetOrigins);
  const scripts = nonce === undefined ? assets : [`'nonce-${checkedNonce(nonce)}'`];
  const frames = checkedOrigins(frameOrigins);
  return [
    need('script-src', scripts),
    need('style-src', assets),
    need('connect-src', [originOf(baseUrl), ...checkedOrigins(uploadOrigins)]),
    ...(pictureWorker === false ? [] : [need('worker-src', assets)]),
    ...(frames.length === 0 ? [] : [need('frame-src', frames)]),
  ];
}

function guards({
  pictureWorker = false,
  trustedTypes = [],
  frameAncestors = [],
}: ContentSecurityPolicyOptions): PolicyDirective[] {
  const own = pictureWorker === true ? DEFAULT_POLICY_NAME : pictureWorker;
  const names = checkedNames(own === false ? trustedTypes : [own, ...trustedTypes]);
  return [
    guard('default-src', []),
    guard('base-uri', []),
    guard('form-action', ["'self'"]),
    guard('frame-ancestors', checkedOrigins(frameAncestors)),
    guard('require-trusted-types-for', ["'script'"]),
    guard('trusted-types', names),
  ];
}

function need(name: string, values: readonly string[]): PolicyDirective {
  return { name, values: [...new Set(values)], role: 'need' };
}

function guard(name: string, values: readonly string[]): PolicyDirective {
  return { name, values: [...new Set(values)], role: 'guard' };
}

function withMore(directives: readonly PolicyDirective[], also: Readonly<Record<string, readonly string[]>>): PolicyDirective[] {
  const more = new Map(Object.entries(also).map(([name, values]) => [name.toLowerCase(), checkedValues(name, values)]));
  const known = directives.map(({ name, values, role }) => ({
    name,
    role,
    values: [...new Set([...values, ...(more.get(name) ?? [])])],
  }));
  const names = new Set(known.map(({ name }) => name));
  return [...known, ...[...more].filter(([name]) => !names.has(name)).map(([name, values]) => need(name, values))];
}

function written({ name, values }: PolicyDirective): string {
  return `${name} ${values.length === 0 ? "'none'" : values.join(' ')}`;
}
