import type { FieldSpec, FieldValue } from '../../../model/index.js';
import type { RfiItem } from '../../../react/rfi-form/index.js';

/** What every field takes. */
export interface FieldProps {
  item: RfiItem;
  spec: FieldSpec;
  /** `null` while nothing is entered. */
  value: FieldValue;
  onValue: (value: FieldValue) => void;
}
