import { StatusBadge } from 'customer-status-kit';

interface CustomerLine {
  name: string;
  /** As the host's own backend has it: what is no status is shown as "Checking". */
  status: string;
}

/** A badge with a status needs no provider, so a long list costs no client each. */
export function CustomerList({ customers }: { customers: readonly CustomerLine[] }) {
  return (
    <ul>
      {customers.map(({ name, status }) => (
        <li key={name}>
          {name} <StatusBadge status={status} size="small" announce={false} />
        </li>
      ))}
    </ul>
  );
}
