/** What a question may bind: `{name:Type}` in the SQL text, the value here. */
export type Params = Record<string, string | number | readonly string[] | readonly number[]>;

/**
 * The ClickHouse dialect behind one door: the embedded engine today, a server over HTTP with the same statements.
 * Every promise rejects with the engine's own error; none is retried here.
 */
export interface Engine {
  /** Rows as newline-separated JSON. Resolves once they are on disk. The buffer must not change until then. */
  insert(table: string, ndjson: Buffer): Promise<void>;
  /** Rows of a SELECT. It can change nothing and is stopped when it takes too long. */
  query<T>(sql: string, params?: Params): Promise<T[]>;
  /** A statement without an answer. */
  command(sql: string): Promise<void>;
  close(): Promise<void>;
}
