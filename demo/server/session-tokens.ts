import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds a session of the demo. */
export type Session = { role: 'customer'; customerId: string } | { role: 'operator'; label: string };

const SECRET_BYTES = 32;

/** Makes and reads the demo's short session tokens. Signed with a secret kept beside the store, so a restart signs nobody out. */
export function sessionTokens(dataDirectory: string, clock: () => number, lifetimeMs = 15 * 60_000) {
  const secret = loadSecret(join(dataDirectory, 'session.secret'));
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest();
  return {
    issue(session: Session): string {
      const payload = Buffer.from(JSON.stringify({ session, expires: clock() + lifetimeMs })).toString('base64url');
      return `${payload}.${sign(payload).toString('base64url')}`;
    },
    read(token: string): Session | null {
      const [payload = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(payload);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const { session, expires } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
        session: Session;
        expires: number;
      };
      return expires > clock() ? session : null;
    },
  };
}

function loadSecret(file: string): Buffer {
  // A kill while it was written leaves too little of it, and a short secret could be guessed.
  if (existsSync(file) && readFileSync(file).length === SECRET_BYTES) return readFileSync(file);
  writeFileSync(file, randomBytes(SECRET_BYTES), { mode: 0o600 });
  return readFileSync(file);
}
