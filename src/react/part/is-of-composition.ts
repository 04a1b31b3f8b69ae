/** Safari ends the composition before it tells of the key that ended it; 229 is the code of a key that was composed with. */
export function isOfComposition(event: globalThis.KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells of it there
  return event.isComposing || event.keyCode === 229;
}
