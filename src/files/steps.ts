/** Counts what a parser does, and ends it: bytes from a stranger never decide how long the kit works on them. */
export interface Steps {
  /** Takes one step; false when none is left, and the parser has to end. */
  take(): boolean;
  readonly taken: number;
}

/** Room for headers beside one step a byte, which is what a walk through a file may cost at the most. */
const ROOM = 1_024;

/** As many steps as the walk through a file of this many bytes may take. */
export function stepsFor(byteLength: number): Steps {
  return boundedSteps(byteLength + ROOM);
}

/** A given number of steps. */
export function boundedSteps(limit: number): Steps {
  let taken = 0;
  return {
    take() {
      if (taken >= limit) return false;
      taken += 1;
      return true;
    },
    get taken() {
      return taken;
    },
  };
}
