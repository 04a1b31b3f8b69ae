import { keccak256 } from './keccak.ts';

/** An account of Ethereum: enough of the curve to sign as a wallet does, and to find out who signed. Not for real keys. */
export interface EthereumWallet {
  /** `0x…`, lowercase. */
  address: string;
  /** `personal_sign` of a text (EIP-191): 65 bytes, `0x…`. */
  sign: (message: string) => string;
}

const P = 2n ** 256n - 2n ** 32n - 977n;
const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const G: Point = {
  x: 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
  y: 0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
};

type Point = { x: bigint; y: bigint } | undefined;

/** The wallet of a private key, 32 bytes in hexadecimal. */
export function ethereumWallet(privateKey: string): EthereumWallet {
  const secret = BigInt(privateKey);
  return { address: addressOf(times(secret, G)), sign: (message) => signed(secret, hashOf(message)) };
}

/** The address whose wallet signed a text; `undefined` for what is no signature. */
export function recoverAddress(message: string, signature: Uint8Array): string | undefined {
  if (signature.length !== 65) return undefined;
  const r = toNumber(signature.slice(0, 32));
  const s = toNumber(signature.slice(32, 64));
  const parity = (signature[64] ?? 0) - 27;
  if (r === 0n || r >= N || s === 0n || s >= N || (parity !== 0 && parity !== 1)) return undefined;
  const square = mod(r ** 3n + 7n, P);
  const root = power(square, (P + 1n) / 4n, P);
  if (mod(root * root, P) !== square) return undefined;
  const y = Number(root & 1n) === parity ? root : P - root;
  const ofR = inverse(r, N);
  const point = plus(times(mod(s * ofR, N), { x: r, y }), times(mod(-hashOf(message) * ofR, N), G));
  return point === undefined ? undefined : addressOf(point);
}

function signed(secret: bigint, hash: bigint): string {
  for (let salt = 1n; ; salt += 1n) {
    const k = mod(toNumber(keccak256(fromNumber(mod(hash + secret * salt, N)))), N);
    const point = times(k, G);
    const r = mod(point?.x ?? 0n, N);
    const s = mod(inverse(k, N) * (hash + r * secret), N);
    if (r === 0n || s === 0n) continue;
    const isHigh = s > N / 2n;
    const parity = Number((point?.y ?? 0n) & 1n) ^ (isHigh ? 1 : 0);
    return `0x${hexOf(joined(fromNumber(r), fromNumber(isHigh ? N - s : s), Uint8Array.of(27 + parity)))}`;
  }
}

function hashOf(message: string): bigint {
  const bytes = new TextEncoder().encode(message);
  return toNumber(keccak256(joined(new TextEncoder().encode(`\u0019Ethereum Signed Message:\n${bytes.length}`), bytes)));
}

function addressOf(point: Point): string {
  const hash = keccak256(joined(fromNumber(point?.x ?? 0n), fromNumber(point?.y ?? 0n)));
  return `0x${hexOf(hash.slice(12))}`;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${hexOf(bytes)}`);
}

function fromNumber(value: bigint): Uint8Array {
  const pairs = value.toString(16).padStart(64, '0').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

function mod(value: bigint, by: bigint): bigint {
  return ((value % by) + by) % by;
}

function power(base: bigint, exponent: bigint, by: bigint): bigint {
  let [result, square, left] = [1n, mod(base, by), exponent];
  for (; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * square, by);
    square = mod(square * square, by);
  }
  return result;
}

function inverse(value: bigint, by: bigint): bigint {
  let [a, b, x, y] = [mod(value, by), by, 1n, 0n];
  while (a > 1n) [a, b, x, y] = [b % a, a, y - (b / a) * x, x];
  return mod(x, by);
}

function plus(a: Point, b: Point): Point {
  if (a === undefined) return b;
  if (b === undefined) return a;
  if (a.x === b.x && mod(a.y + b.y, P) === 0n) return undefined;
  const slope = a.x === b.x ? 3n * a.x * a.x * inverse(2n * a.y, P) : (b.y - a.y) * inverse(b.x - a.x, P);
  const x = mod(slope * slope - a.x - b.x, P);
  return { x, y: mod(slope * (a.x - x) - a.y, P) };
}

function times(factor: bigint, point: Point): Point {
  let [sum, doubled]: [Point, Point] = [undefined, point];
  for (let left = factor; left > 0n; left >>= 1n) {
    if (left & 1n) sum = plus(sum, doubled);
    doubled = plus(doubled, doubled);
  }
  return sum;
}
