import { parseArgs } from 'node:util';

export const help = `npm run demo -- [options]

A slow shop, a collector and its dashboard on this machine.

  --visitors N   send N real headless visitors through the shop
  --port PORT    of the collector and its dashboard (7007; another one when it is taken)
  --data DIR     where the collector keeps its data (a fresh directory)
  --exit         leave when the visitors are done
  --help         this text`;

/** @throws Error with one sentence */
export function readOptions(args) {
  const { values } = parse(args);
  return {
    help: values.help,
    exit: values.exit,
    data: values.data,
    port: whole(values.port, '--port', 65_535) ?? 7007,
    visitors: whole(values.visitors, '--visitors', 100_000) ?? 0,
  };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        visitors: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
        exit: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${error.message.split('. ')[0]}. --help lists the options.`);
  }
}

function whole(text, name, most) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() && Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Error(`${name} wants a whole number up to ${most}, not '${text}'.`);
}
