import { createHmac } from 'node:crypto';

/** Who a token of SEP-10 stands for: an account, of one customer or of several that a memo tells apart. */
export interface AnchorSubject {
  account: string;
  memo: string | undefined;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Makes and reads the tokens that an anchor gives out after SEP-10. The signing of the challenge is left out. */
export function anchorTokens(clock: () => number, secret: string) {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    issue({ account, memo }: { account: string; memo?: string | undefined }, lifetimeMs = 15 * 60_000): string {
      const sub = memo === undefined ? account : `${account}:${memo}`;
      const seconds = Math.floor(clock() / 1_000);
      const claims = { iss: 'https://anchor.test/auth', sub, iat: seconds, exp: seconds + lifetimeMs / 1_000 };
      const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
      return `${text}.${sign(text)}`;
    },
    /** `undefined` for a token that is none, is forged or is over. */
    read(header: string | null): AnchorSubject | undefined {
      const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? '';
      const [head = '', body = '', signature] = token.split('.');
      if (signature !== sign(`${head}.${body}`)) return undefined;
      const { sub, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { sub: string; exp: number };
      const [account = '', memo] = sub.split(':');
      return exp * 1_000 > clock() ? { account, memo } : undefined;
    },
  };
}
