import type { Anatomy } from 'customer-status-kit/react';

/** The contract of a component's parts, as the kit's own tests check it. */
export function AnatomyTable({ anatomy }: { anatomy: Anatomy }) {
  return (
    // What scrolls must be in reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div data-host-words className="story-scroll" role="region" aria-label="The parts" tabIndex={0}>
      <table className="story-table">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Element</th>
            <th scope="col">What it is</th>
            <th scope="col">Attributes</th>
          </tr>
        </thead>
        <tbody>
          {anatomy.map(({ part, element, meaning, attributes }) => (
            <tr key={part}>
              <th scope="row">{part}</th>
              <td>
                <code>{`<${element}>`}</code>
              </td>
              <td>{meaning}</td>
              <td>
                {attributes.length === 0 ? null : (
                  <ul>
                    {attributes.map((attribute) => (
                      <li key={attribute.name}>
                        <code>{attribute.name}</code>: {attribute.meaning}
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
