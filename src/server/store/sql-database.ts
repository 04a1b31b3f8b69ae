/** Runs one statement with `$1`-style parameters; the caller names the shape of the rows that its statement gives. */
export interface SqlSession {
  query: <Row>(statement: string, parameters?: readonly unknown[]) => Promise<Row[]>;
}

/**
 * The little that the store asks of a database that speaks PostgreSQL's SQL. `jsonb` columns arrive parsed; a session in
 * `transaction` is committed when the work resolves and rolled back when it rejects.
 */
export interface SqlDatabase extends SqlSession {
  transaction: <Result>(work: (session: SqlSession) => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
}
