import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Batch, reasons } from '../wire/index.js';
import schema from '../wire/schema.json' with { type: 'json' };

/** What is wrong with a batch, and where: a JSON path such as `$.entries[3].startTime`. */
export interface Fault {
  error: string;
  path: string;
}

/** JSON has no infinity, but `1e400` is parsed as one. */
const ajv = new Ajv2020({ strict: false, strictNumbers: true });
/** The schema's own `$id` is relative, which a reference from another schema would be resolved against. */
const id = 'fieldmark:wire';
ajv.addSchema({ ...schema, $id: id });

/**
 * The schema says of an entry "if its type is mark, then MarkEntry" and so on for each type. To try them all in turn
 * costs several times what looking the type up does, so batch and entries are compiled apart.
 */
const { entries, ...head } = schema.properties;
const isHead = ajv.compile<Batch>({
  type: 'object',
  required: schema.required,
  properties: {
    ...Object.fromEntries(Object.entries(head).map(([name, value]) => [name, absolute(value)])),
    entries: { ...entries, items: undefined },
  },
});
const { allOf: kinds, ...other } = schema.$defs.Entry;
const isOther = ajv.compile(other);
const kindOf = new Map<unknown, ValidateFunction>(
  kinds.map(({ if: { properties }, then }) => [properties.type.const, ajv.compile(absolute(then))]),
);

/** Checks one line's value against `fieldmark/wire/schema.json`. Absent: it is a batch. */
export function validate(value: unknown): Fault | undefined {
  if (!isHead(value)) return faultOf(isHead.errors!, '');
  for (const [i, entry] of (value.entries as unknown[]).entries()) {
    const check = kindOf.get((entry as { type?: unknown } | null)?.type) ?? isOther;
    if (!check(entry)) return faultOf(check.errors!, `/entries/${i}`);
  }
  const dropped = reasons.reduce((sum, reason) => sum + (value.dropped?.[reason] ?? 0), 0);
  if (value.from + value.entries.length + dropped > 2 ** 32) {
    return { error: 'must be at most 4294967295 for the last entry, sent or dropped, too', path: '$.from' };
  }
  return undefined;
}

function absolute<T>(part: T): T | { $ref: string } {
  const { $ref, ...rest } = part as { $ref?: string };
  return $ref ? { ...rest, $ref: `${id}${$ref}` } : part;
}

function faultOf([fault]: ErrorObject[], at: string): Fault {
  const { instancePath, keyword, params, message = 'is not valid' } = fault!;
  const missing = keyword === 'required' ? `/${params.missingProperty}` : '';
  const allowed = keyword === 'const' ? ` ${JSON.stringify(params.allowedValue)}` : '';
  return {
    error: missing ? 'is missing' : `${message}${allowed}`,
    path: `$${at}${instancePath}${missing}`.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.'),
  };
}
