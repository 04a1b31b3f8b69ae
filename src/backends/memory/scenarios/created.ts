import { BUSINESS, PERSON } from './people.js';
import { type Scenario, tale } from './tale.js';

/** A new customer who has sent nothing yet. */
export const created: Scenario = (now) => tale(now, { ...PERSON, hoursAgo: 2 }, []);

/** A new business that has sent nothing yet. */
export const businessCreated: Scenario = (now) => tale(now, { ...BUSINESS, hoursAgo: 2 }, []);
