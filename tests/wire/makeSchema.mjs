// Makes src/wire/schema.json out of src/wire/types.ts: `npm run schema`. A test holds the two together.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const root = new URL('../../', import.meta.url);
export const schemaFile = fileURLToPath(new URL('src/wire/schema.json', root));

/** The JSON Schema (draft 2020-12) of one batch, as text. */
export function makeSchema() {
  const generated = createGenerator({
    path: fileURLToPath(new URL('src/wire/types.ts', root)),
    tsconfig: fileURLToPath(new URL('tests/wire/tsconfig.schema.json', root)),
    type: 'Batch',
    additionalProperties: true,
    topRef: false,
  }).createSchema('Batch');
  const { $schema: _, definitions = {}, ...batch } = generated;
  // A newer sender's types of entry must not be refused by an older receiver.
  definitions.Entry.properties.type = { type: 'string', maxLength: 64 };
  definitions.Entry.properties.startTime = { type: 'number' };
  definitions.Entry.required = ['type', 'startTime'];
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'fieldmark/wire/1',
    title: 'One line of a Fieldmark body',
    ...batch,
    $defs: definitions,
  };
  return `${JSON.stringify(schema, null, 2).replaceAll('#/definitions/', '#/$defs/')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(schemaFile, makeSchema());
