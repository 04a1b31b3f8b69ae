import { CustomerStatusPanel, type CustomFieldProps, type FieldTypes } from 'customer-status-kit';

/** A control of the host's own. Label, hint and error stay the kit's. */
function NameInCapitals({ id, describedBy, invalid, disabled, value, onChange, onBlur }: CustomFieldProps) {
  return (
    <input
      id={id}
      className="csk-input"
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      disabled={disabled}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value.toUpperCase())}
      onBlur={onBlur}
    />
  );
}

const FIELD_TYPES: FieldTypes = { text: NameInCapitals };

/** It takes the place of every field of text. */
export function PanelWithOwnField() {
  return <CustomerStatusPanel form={{ fieldTypes: FIELD_TYPES }} />;
}
