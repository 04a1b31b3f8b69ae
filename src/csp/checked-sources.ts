/** The origin of an address, and `'self'` for a path of the page's own. */
export function originOf(address: string | undefined): string {
  return address === undefined || !/^[a-z][a-z0-9+.-]*:|^[/\\]{2}/i.test(address) ? "'self'" : checkedOrigin(address, 'baseUrl');
}

/** Origins, written as a policy wants them. `'self'` stays as it is. */
export function checkedOrigins(origins: readonly string[]): string[] {
  return origins.map((origin) => (origin === "'self'" ? origin : checkedOrigin(origin, 'an origin')));
}

/** A wildcard, a scheme alone or a word is refused: each would let in more than one host. */
function checkedOrigin(origin: string, what: string): string {
  const { protocol, host, username } = URL.canParse(origin) ? new URL(origin) : { protocol: '', host: '', username: '' };
  if (!/^https?:$/.test(protocol) || username !== '' || !/^[a-z0-9.:[\]-]+$/i.test(host)) {
    throw new TypeError(`${what} has to be an address such as https://api.example.com, and is ${JSON.stringify(origin)}`);
  }
  return `${protocol}//${host}`;
}

/** A nonce may hold the letters of base64 alone; anything else could end the source and begin another. */
export function checkedNonce(nonce: string): string {
  if (/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(nonce)) return nonce;
  throw new TypeError('nonce has to be at least 16 letters of base64, made anew for each answer');
}

/** Names of Trusted Types policies. */
export function checkedNames(names: readonly string[]): string[] {
  const wrong = names.find((name) => !/^[A-Za-z0-9#=_/@.%-]+$/.test(name) && !/^'allow-duplicates'$/.test(name));
  if (wrong === undefined) return [...names];
  throw new TypeError(`a Trusted Types policy cannot be named ${JSON.stringify(wrong)}`);
}

/** Values of a directive that a host adds itself. `'none'` cannot be added to others. */
export function checkedValues(name: string, values: readonly string[]): string[] {
  const wrong = values.find((value) => !/^[^\s;,]+$/.test(value) || value === "'none'");
  if (wrong === undefined && /^[a-z-]+$/i.test(name)) return [...values];
  throw new TypeError(`${JSON.stringify(wrong ?? name)} cannot be added to a policy`);
}
