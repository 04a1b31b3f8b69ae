import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Northwind itself knows of a customer. */
export interface NorthwindCustomer {
  id: string;
  name: string;
  type: 'INDIVIDUAL' | 'BUSINESS';
  createdAt: string;
}

const NAMES = ['Alex Morgan', 'Noor Haddad', 'Wiebke Oldenburg', 'Tomás Ferreira', 'Aiko Tanaka', 'Zofia Nowak'];

/** Northwind's own table of customers, in a file. */
export function customerDirectory(dataDirectory: string, clock: () => number) {
  const file = join(dataDirectory, 'customers.json');
  const customers: NorthwindCustomer[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as NorthwindCustomer[]) : [];
  return {
    list: (): readonly NorthwindCustomer[] => customers,
    find: (id: string): NorthwindCustomer | undefined => customers.find((customer) => customer.id === id),
    add(type: NorthwindCustomer['type'] = 'INDIVIDUAL'): NorthwindCustomer {
      const name = type === 'BUSINESS' ? 'Fjord Coffee Roasters' : (NAMES[customers.length % NAMES.length] ?? 'Alex Morgan');
      const customer = { id: `cus_${randomUUID().slice(0, 12)}`, name, type, createdAt: new Date(clock()).toISOString() };
      customers.push(customer);
      // Written beside and renamed, so that a kill in between leaves the old file whole.
      writeFileSync(`${file}.next`, JSON.stringify(customers));
      renameSync(`${file}.next`, file);
      return customer;
    },
  };
}
