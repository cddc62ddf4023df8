import type { Session } from 'chdb';
import type { Engine } from './engine.js';
import { DirectoryError, MissingEngineError } from './errors.js';

/** Stops a question that takes too long or too much; `readonly` forbids `file()`, `url()` and every write. */
const asked =
  'SETTINGS readonly = 1, max_execution_time = 20, max_memory_usage = 2000000000, output_format_json_quote_64bit_integers = 0';

const insertSettings = {
  /** Else it would answer before the rows are stored. */
  async_insert: 0,
  /**
   * A lone surrogate in one name must not fail the rows of everyone else in the insert: it is kept as the six
   * characters of its escape.
   */
  input_format_json_throw_on_bad_escape_sequence: 0,
  /** An insert holds no duplicates: it was trimmed. Looking for them took a third of its CPU time. */
  optimize_on_insert: 0,
  /** There is one writer, and the queries want the other core. */
  input_format_parallel_parsing: 0,
};

/**
 * chDB, ClickHouse in this process.
 *
 * A raw buffer through `Session.insert` took 34 ms for 10,000 rows where `@clickhouse/client` on `chdb/connection`
 * took 74 ms, so the session is used as it is.
 * @throws {MissingEngineError}
 * @throws {DirectoryError} when the directory cannot be opened
 */
export async function openEmbedded(directory: string): Promise<Engine> {
  const { Session, drainPending } = await load();
  const session = await open(Session, directory);

  async function command(sql: string) {
    await session.queryAsync(sql);
  }

  return {
    command,
    async insert(table, ndjson) {
      await session.insert({ table, values: ndjson, format: 'JSONEachRow', settings: insertSettings });
    },
    async query<T>(sql: string, params?: object) {
      const text = `${sql}\n${asked}`;
      const format = { format: 'JSONEachRow' };
      const result = await (params && Object.keys(params).length
        ? session.queryBindAsync(text, params, format)
        : session.queryAsync(text, format));
      return rows<T>(result.text());
    },
    async close() {
      await drainPending();
      session.close();
      await drainPending();
    },
  };
}

async function load(): Promise<typeof import('chdb')> {
  try {
    return await import('chdb');
  } catch (error) {
    throw Object.assign(new MissingEngineError(), { cause: error });
  }
}

/** The lock of a process that was killed can linger for a moment. */
async function open(Engine: typeof Session, directory: string, attempts = 8): Promise<Session> {
  try {
    return new Engine(directory);
  } catch (cause) {
    if (attempts === 1)
      throw new DirectoryError(`The engine cannot open the data directory ${directory}`, { cause });
    await new Promise((resolve) => setTimeout(resolve, 400));
    return open(Engine, directory, attempts - 1);
  }
}

function rows<T>(text: string): T[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
