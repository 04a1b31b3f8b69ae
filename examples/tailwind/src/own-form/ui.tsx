import type { ComponentPropsWithRef } from 'react';

const LOOKS = {
  primary: 'bg-indigo-700 text-white hover:bg-indigo-800 aria-disabled:opacity-60',
  quiet: 'bg-white text-indigo-800 ring-1 ring-slate-400 ring-inset hover:bg-slate-50',
} as const;

/** A button of this app. */
export function Button({
  look = 'primary',
  className = '',
  ...rest
}: ComponentPropsWithRef<'button'> & { look?: keyof typeof LOOKS }) {
  // oxlint-disable-next-line react/button-has-type -- whoever uses it says so
  return <button {...rest} className={`min-h-11 cursor-pointer rounded-lg px-5 font-semibold ${LOOKS[look]} ${className}`} />;
}

/** The classes of a text box of this app. */
export const BOX =
  'mt-1 block min-h-11 w-full rounded-lg border border-slate-500 bg-white px-3 py-2 aria-invalid:border-2 aria-invalid:border-red-700';

/** The classes of the box around one question. */
export const CARD = 'rounded-2xl bg-white p-6 shadow-sm ring-1 ring-slate-200';
