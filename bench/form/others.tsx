import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import type { ReactElement } from 'react';
import { useForm } from 'react-hook-form';
import type { BenchField } from './fields.js';

type Values = Record<string, string>;

/** react-hook-form with plain inputs: what it is fastest with. */
export function HookForm({ fields }: { fields: readonly BenchField[] }): ReactElement {
  const {
    register,
    handleSubmit,
    formState: { errors },
  } = useForm<Values>({ mode: 'onBlur' });
  return (
    <form onSubmit={(event) => void handleSubmit(() => undefined)(event)}>
      {fields.map(({ name, label, hint }) => (
        <div key={name}>
          <label htmlFor={name}>{label}</label>
          <p id={`${name}-hint`}>{hint}</p>
          {errors[name] === undefined ? null : <p id={`${name}-error`}>{errors[name].message}</p>}
          <input
            id={name}
            aria-describedby={`${name}-hint`}
            aria-invalid={errors[name] !== undefined || undefined}
            {...register(name, { required: `Enter: ${label}`, maxLength: { value: 100, message: 'Too long' } })}
          />
        </div>
      ))}
      <button type="submit">Send</button>
    </form>
  );
}

/** A form made of a JSON schema. */
export function SchemaForm({ fields }: { fields: readonly BenchField[] }): ReactElement {
  const properties = Object.fromEntries(
    fields.map(({ name, label, hint }) => [name, { type: 'string' as const, title: label, description: hint, maxLength: 100 }]),
  );
  const schema = { type: 'object' as const, required: fields.map(({ name }) => name), properties };
  return <Form schema={schema} validator={validator} noHtml5Validate />;
}
