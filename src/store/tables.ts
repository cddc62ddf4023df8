/** Long enough for a month's comparison; counted from receipt, so that a wrong clock cannot make data vanish. */
const kept = 'TTL toDateTime(received_at) + INTERVAL 30 DAY DELETE';

/** Without these an insert is acknowledged before it is on disk. */
const durable = `ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1`;

/**
 * A resent entry must land where the first one did. So partition and key hold only what the page says of itself
 * and never changes; nothing that is stamped on receipt. The week *of the year* bounds the number of partitions
 * at 53 whatever a client's clock says, and keeps the parts' age ranges small, for the TTL drops whole parts.
 */
const partition = 'PARTITION BY toISOWeek(page_start)';

/** The rows of a `functions` entry: a function or a component in a phase, a caller. `buckets` and `counts` are pairs. */
const functionColumns = [
  ...['name', 'kind', 'caller', 'caller_kind', 'phase'].map(
    (name) => `\`functions.${name}\` Array(LowCardinality(String))`,
  ),
  '`functions.calls` Array(UInt32)',
  ...['total', 'own', 'longest', 'render', 'layout_effects', 'effects'].map(
    (name) => `\`functions.${name}\` Array(Float64)`,
  ),
  '`functions.buckets` Array(Array(UInt8))',
  '`functions.counts` Array(Array(UInt32))',
];

/**
 * One row an entry. A number that was absent on the wire is 0 where 0 says the same (the platform itself reports
 * an unknown `renderStart` as 0), and -1 where it does not. `blocking` is a long frame's; a `functions` entry repeats that of
 * the frame it was in. `detail` is JSON: a mark's or measure's detail,
 * a Web Vital's attribution, and whatever fields of other types have no column.
 */
const entries = `
CREATE TABLE IF NOT EXISTS entries (
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  time DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  page_start DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  app LowCardinality(String),
  release LowCardinality(String),
  environment LowCardinality(String),
  type LowCardinality(String),
  name LowCardinality(String),
  route LowCardinality(String),
  url LowCardinality(String),
  navigation_type LowCardinality(String),
  page_id UUID CODEC(ZSTD),
  seq UInt32 CODEC(Delta, ZSTD),
  view UInt32 CODEC(ZSTD),
  view_start Float64 CODEC(ZSTD),
  session String CODEC(ZSTD),
  start Float64 CODEC(ZSTD),
  duration Float64 CODEC(ZSTD),
  value Float64 CODEC(ZSTD),
  rating LowCardinality(String),
  blocking Float64 CODEC(ZSTD),
  render_start Float64 CODEC(ZSTD),
  style_start Float64 CODEC(ZSTD),
  first_ui_event Float64 CODEC(ZSTD),
  paint_time Float64 CODEC(ZSTD),
  presentation_time Float64 CODEC(ZSTD),
  scripts Nested(
    url LowCardinality(String), fn LowCardinality(String), pos Int64,
    invoker LowCardinality(String), invoker_type LowCardinality(String), window LowCardinality(String),
    start Float64, duration Float64, execution_start Float64, forced Float64, pause Float64),
  ${functionColumns.join(',\n  ')},
  container LowCardinality(String),
  detail String CODEC(ZSTD),
  cores Int32 CODEC(ZSTD),
  memory Float32 CODEC(ZSTD),
  effective_type LowCardinality(String),
  mobile Int8 CODEC(ZSTD),
  context Map(LowCardinality(String), String) CODEC(ZSTD),
  INDEX time_range time TYPE minmax GRANULARITY 1)
ENGINE = ReplacingMergeTree
${partition}
ORDER BY (app, type, page_start, page_id, seq)
${kept}
SETTINGS ${durable}`;

/** One row a stored batch: what a page says of itself once, not with every entry. Answers nothing about duplicates. */
const batches = `
CREATE TABLE IF NOT EXISTS batches (
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  sent_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  page_start DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  app LowCardinality(String),
  release LowCardinality(String),
  environment LowCardinality(String),
  page_id UUID,
  session String CODEC(ZSTD),
  url LowCardinality(String),
  first UInt32,
  entries UInt32,
  stored UInt32,
  attempt UInt16,
  sdk LowCardinality(String),
  supports Array(LowCardinality(String)),
  buffer LowCardinality(String))
ENGINE = MergeTree
${partition}
ORDER BY (app, page_start, page_id, first)
${kept}
SETTINGS ${durable}`;

/**
 * One row a run of numbers that a page declared given up: `first` to `last`, both included. No two rows of a page
 * overlap. An entry that arrives for such a number all the same is in `entries`, and counts there alone.
 */
const dropped = `
CREATE TABLE IF NOT EXISTS dropped (
  received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  time DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  page_start DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  app LowCardinality(String),
  release LowCardinality(String),
  environment LowCardinality(String),
  route LowCardinality(String),
  url LowCardinality(String),
  page_id UUID CODEC(ZSTD),
  session String CODEC(ZSTD),
  view UInt32 CODEC(ZSTD),
  reason LowCardinality(String),
  first UInt32,
  last UInt32)
ENGINE = ReplacingMergeTree
${partition}
ORDER BY (app, page_start, page_id, first, last)
${kept}
SETTINGS ${durable}`;

/** Columns that a directory made by an earlier version lacks. A column whose old parts have none of it costs them nothing. */
const added = `
ALTER TABLE entries ${functionColumns.map((column) => `ADD COLUMN IF NOT EXISTS ${column}`).join(', ')}`;

/** What must be done before the first insert. */
export const tables: readonly string[] = [entries, dropped, batches, added];
