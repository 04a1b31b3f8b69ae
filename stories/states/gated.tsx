/** What stands behind the gate of the stories. */
export const GATED = { feature: 'createTransaction', children: <button type="button">Send money</button> };
