/** What an EIP-4361 message says of itself; nothing where it is another kind of message. */
export interface ChallengeFacts {
  /** The site that asks for the signature. */
  domain?: string | undefined;
  /** The account that is to sign. */
  account?: string | undefined;
}

/** Reads the first two lines of a message as EIP-4361 and CAIP-122 have them. */
export function challengeFacts(message: string): ChallengeFacts {
  const [, site, account] = /^(\S+) wants you to sign in with your \S.{0,60} account:\n(\S{1,200})(?:\n|$)/.exec(message) ?? [];
  return { domain: site?.replace(/^\w+:\/\//, ''), account };
}
