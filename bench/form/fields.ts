/** One text field, the same in every form that is measured. */
export interface BenchField {
  name: string;
  label: string;
  hint: string;
}

/** So many fields. */
export function benchFields(count: number): BenchField[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `field${String(index)}`,
    label: `Question number ${String(index)}`,
    hint: `As it is written in your document, part ${String(index)}`,
  }));
}
