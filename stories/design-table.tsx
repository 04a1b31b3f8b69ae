import type { ReactNode } from 'react';

/** One thing of the design, with what it is for and how it looks. */
export interface DesignRow {
  name: string;
  use: string;
  shown: ReactNode;
}

/** A part of the design as a table. */
export function DesignTable({ title, rows }: { title: string; rows: readonly DesignRow[] }) {
  const hasUses = rows.some(({ use }) => use !== '');
  return (
    // What scrolls must be in reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div data-host-words className="csk-root story-scroll" role="region" aria-label={title} tabIndex={0}>
      <table className="story-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {hasUses ? <th scope="col">For</th> : null}
            <th scope="col">Looks like</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, use, shown }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              {hasUses ? <td>{use}</td> : null}
              <td className="story-sample">{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
