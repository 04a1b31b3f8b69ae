/** Networks that are no part of the public internet, or lead into one that is not: the registries of IANA. */
const CLOSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Of IPv6 only what is given out as unicast is public; these parts of it are not, or hold an address of IPv4. */
const CLOSED_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const OPEN_V6 = ['2000::', 3] as const;

/**
 * True for an address of the public internet, written as `1.2.3.4` or as IPv6. Loopback, private and link-local networks, the
 * metadata services of clouds, multicast, documentation, and every form of IPv6 that holds an address of IPv4 are not.
 */
export function isPublicAddress(address: string): boolean {
  const four = parseV4(address);
  if (four !== undefined) return !CLOSED_V4.some(([network, bits]) => isWithin(four, parseV4(network) ?? [], bits));
  const six = parseV6(address);
  if (six === undefined || !isWithin(six, parseV6(OPEN_V6[0]) ?? [], OPEN_V6[1])) return false;
  return !CLOSED_V6.some(([network, bits]) => isWithin(six, parseV6(network) ?? [], bits));
}

/** True for anything that is an address and not a name. */
export function isAddress(host: string): boolean {
  return parseV4(host) !== undefined || parseV6(host) !== undefined;
}

function isWithin(address: readonly number[], network: readonly number[], bits: number): boolean {
  return network.every((byte, at) => {
    const shared = Math.max(0, Math.min(8, bits - at * 8));
    const mask = (0xff << (8 - shared)) & 0xff;
    return ((address[at] ?? 0) & mask) === (byte & mask);
  });
}

/** Four decimal numbers and nothing else: whatever other spelling reaches here is no address. */
function parseV4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

/** Sixteen bytes. A zone makes an address one of a single machine: it is none here. */
function parseV6(text: string): number[] | undefined {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !text.includes(':')) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [before, after] = halves.map(groupsOf);
  if (before === undefined || (halves.length === 2 && after === undefined)) return undefined;
  const missing = 16 - before.length - (after?.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  return [...before, ...Array.from({ length: missing }, () => 0), ...(after ?? [])];
}

function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [at, group] of groups.entries()) {
    const four = at === groups.length - 1 ? parseV4(group) : undefined;
    if (four === undefined && !/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    const value = Number.parseInt(group, 16);
    bytes.push(...(four ?? [value >> 8, value & 0xff]));
  }
  return bytes;
}
