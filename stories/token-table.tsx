import type { PublicToken } from './public-tokens.js';

/** Every public token with what it is unless a host sets it, and a swatch where it is a colour. */
export function TokenTable({ tokens }: { tokens: readonly PublicToken[] }) {
  return (
    // What scrolls must be in reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div data-host-words className="csk-root story-scroll" role="region" aria-label="The tokens" tabIndex={0}>
      <table className="story-table">
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">Unless set</th>
            <th scope="col">Looks like</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ name, resolved, fallback }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <code>{fallback}</code>
              </td>
              <td>
                {name.startsWith('--csk-color-') ? (
                  <span className="story-swatch" style={{ background: `var(${resolved})` }} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
