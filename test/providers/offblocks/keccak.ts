/** Keccak-256 as Ethereum has it, which is not the SHA-3 of the standard library: the padding differs. Slow and plain. */
export function keccak256(message: Uint8Array): Uint8Array {
  const rate = 136;
  const padded = new Uint8Array(Math.ceil((message.length + 1) / rate) * rate);
  padded.set(message);
  padded[message.length] = 0x01;
  padded[padded.length - 1] = (padded[padded.length - 1] ?? 0) | 0x80;
  let lanes: bigint[] = Array.from({ length: 25 }, () => 0n);
  const view = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += rate) {
    for (let lane = 0; lane < rate / 8; lane += 1) lanes[lane] = at(lanes, lane) ^ view.getBigUint64(block + lane * 8, true);
    lanes = permute(lanes);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane += 1) digest.setBigUint64(lane * 8, at(lanes, lane), true);
  return new Uint8Array(digest.buffer);
}

const MASK = (1n << 64n) - 1n;

function at(lanes: readonly bigint[], index: number): bigint {
  return lanes[index] ?? 0n;
}

function rotated(lane: bigint, by: number): bigint {
  return by === 0 ? lane : ((lane << BigInt(by)) | (lane >> BigInt(64 - by))) & MASK;
}

function permute(state: readonly bigint[]): bigint[] {
  let lanes = [...state];
  let register = 1;
  for (let round = 0; round < 24; round += 1) {
    lanes = chi(rhoPi(theta(lanes)));
    for (let bit = 0; bit < 7; bit += 1) {
      if (register & 1) lanes[0] = at(lanes, 0) ^ (1n << BigInt(2 ** bit - 1));
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1;
    }
  }
  return lanes;
}

function theta(lanes: readonly bigint[]): bigint[] {
  const columns = [0, 1, 2, 3, 4].map((x) => [0, 5, 10, 15, 20].reduce((sum, y) => sum ^ at(lanes, x + y), 0n));
  return lanes.map((lane, index) => lane ^ at(columns, ((index % 5) + 4) % 5) ^ rotated(at(columns, ((index % 5) + 1) % 5), 1));
}

function rhoPi(lanes: readonly bigint[]): bigint[] {
  const moved = [...lanes];
  let [x, y] = [1, 0];
  let current = at(lanes, 1);
  for (let step = 0; step < 24; step += 1) {
    [x, y] = [y, (2 * x + 3 * y) % 5];
    const next = at(lanes, x + 5 * y);
    moved[x + 5 * y] = rotated(current, (((step + 1) * (step + 2)) / 2) % 64);
    current = next;
  }
  return moved;
}

function chi(lanes: readonly bigint[]): bigint[] {
  return lanes.map((lane, index) => {
    const row = index - (index % 5);
    return lane ^ (~at(lanes, row + ((index + 1) % 5)) & MASK & at(lanes, row + ((index + 2) % 5)));
  });
}
