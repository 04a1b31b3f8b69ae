'use client';
import { type ReactElement, type ReactNode, useId } from 'react';
import { usePanel } from './panel-context.js';

/** A part of a tab under a heading. */
export function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className="csk-devtools-section" aria-labelledby={id}>
      <h3 className="csk-devtools-heading" id={id}>
        {title}
      </h3>
      {children}
    </section>
  );
}

/** Controls that belong together. */
export function Row({ children }: { children: ReactNode }): ReactElement {
  return <div className="csk-devtools-row">{children}</div>;
}

/** A button that does something, writes it down and says what came of it. */
export function Action({ name, does, disabled = false }: ActionProps): ReactElement {
  const { act } = usePanel();
  return (
    <button type="button" className="csk-devtools-button" disabled={disabled} onClick={() => act(name, does)}>
      {name}
    </button>
  );
}

interface ActionProps {
  name: string;
  does: () => unknown;
  disabled?: boolean;
}

/** A choice of one name of a list. */
export function Choice<Name extends string>({ label, value, options, onChoose }: ChoiceProps<Name>): ReactElement {
  const id = useId();
  return (
    <span className="csk-devtools-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="csk-devtools-input"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => nameOf(option) === target.value);
          if (chosen !== undefined) onChoose(nameOf(chosen));
        }}
      >
        {options.map((option) => (
          <option key={nameOf(option)} value={nameOf(option)}>
            {typeof option === 'string' ? option : option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** A name that is its own label, or one with a label. */
export type ChoiceOption<Name extends string> = Name | { name: Name; label: string };

interface ChoiceProps<Name extends string> {
  label: string;
  value: Name;
  options: readonly ChoiceOption<Name>[];
  onChoose: (name: Name) => void;
}

function nameOf<Name extends string>(option: ChoiceOption<Name>): Name {
  return typeof option === 'string' ? option : option.name;
}

/** A line of text, or a number. */
export function Input({ label, value, onChange, type = 'text' }: InputProps): ReactElement {
  const id = useId();
  return (
    <span className="csk-devtools-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="csk-devtools-input"
        type={type}
        min={type === 'number' ? 0 : undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </span>
  );
}

interface InputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'number' | 'search';
}

/** Something that is so or not. */
export function Toggle({ label, checked, onToggle }: ToggleProps): ReactElement {
  return (
    <label className="csk-devtools-check">
      <input type="checkbox" checked={checked} onChange={({ target }) => onToggle(target.checked)} />
      {label}
    </label>
  );
}

interface ToggleProps {
  label: string;
  checked: boolean;
  onToggle: (checked: boolean) => void;
}
