import { getAvailableFeatures, getCustomerMessage, StatusBadge } from 'customer-status-kit';
import { PRESENTED_STATUSES, TRANSITIONS } from 'customer-status-kit/model';

/** The states with what a customer reads, what each opens, and where it leads: from the code, so that none of it can be wrong. */
export function StatesTable() {
  return (
    // What scrolls must be in reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="csk-root story-scroll" role="region" aria-label="The states" tabIndex={0}>
      <table className="story-table">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">The customer reads</th>
            <th scope="col">Opens</th>
            <th scope="col">Leads to</th>
          </tr>
        </thead>
        <tbody>
          {PRESENTED_STATUSES.map((status) => (
            <tr key={status}>
              <th scope="row">
                <code>{status}</code>
                <br />
                <StatusBadge status={status} size="small" announce={false} />
              </th>
              <td>{getCustomerMessage(status).title}</td>
              <td>{getAvailableFeatures(status).join(', ') || 'nothing'}</td>
              <td>
                {TRANSITIONS.filter(({ from }) => from === status)
                  .map(({ to }) => to)
                  .join(', ') || 'as the backend says'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
