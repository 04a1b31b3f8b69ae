import { useCustomerStatus } from 'customer-status-kit';
import { useCustomerClient } from 'customer-status-kit/react';

/** What each feature's gate decides in the present state, and why. */
export function GatesTable() {
  const client = useCustomerClient();
  // Renders again with every decision.
  useCustomerStatus();
  const { features } = client.getSnapshot();
  return (
    // What scrolls must be in reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="story-scroll" role="region" aria-label="The gates" tabIndex={0}>
      <table className="story-table">
        <caption>Gates</caption>
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col">Gate</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(features).map(([feature, decision]) => (
            <tr key={feature}>
              <th scope="row">
                <code>{feature}</code>
              </th>
              <td>{decision.open ? 'open' : 'closed'}</td>
              <td>{decision.open ? '' : decision.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
