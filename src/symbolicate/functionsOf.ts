import { type Node, Parser } from 'acorn';

/** Where each function of a text begins, ends and has its head, as V8 tells it. */
export interface FunctionRange {
  start: number;
  end: number;
  head: number;
  /** Which of the list it stands in; -1 at the top. */
  parent: number;
}

/** More would take seconds. */
const mostCharacters = 8_000_000;

/** The functions of a script or module as they begin; none where it cannot be parsed or is too long. */
export function functionsOf(text: string): FunctionRange[] {
  if (text.length > mostCharacters) return [];
  const options = { ecmaVersion: 'latest', allowHashBang: true } as const;
  for (const sourceType of ['module', 'script'] as const) {
    const found: FunctionRange[] = [];
    // Each node as it is finished: the tree itself is not kept.
    const Collecting = class extends Parser {
      finishNode(node: Node, type: string): Node {
        // @ts-expect-error acorn's own, which its plugins override; its types leave it out
        const finished = super.finishNode(node, type) as Node;
        const head = headOf(finished as Node & { id?: Node }, text);
        if (head !== undefined) found.push({ start: finished.start, end: finished.end, head, parent: -1 });
        return finished;
      }
    };
    try {
      Collecting.parse(text, { ...options, sourceType });
      return nested(found);
    } catch {
      // A module's syntax and a script's differ; what is neither has no functions that could be named.
    }
  }
  return [];
}

function nested(functions: FunctionRange[]): FunctionRange[] {
  functions.sort((a, b) => a.start - b.start || b.end - a.end);
  let around = -1;
  functions.forEach((each, index) => {
    while (around >= 0 && functions[around]!.end <= each.start) around = functions[around]!.parent;
    each.parent = around;
    around = index;
  });
  return functions;
}

/** The innermost function around an offset. */
export function enclosing(functions: readonly FunctionRange[], offset: number): FunctionRange | undefined {
  let low = 0;
  let high = functions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (functions[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  let found = functions[low - 1];
  while (found && found.end <= offset) found = functions[found.parent];
  return found;
}

function headOf({ type, start, id }: Node & { id?: Node }, text: string): number | undefined {
  if (type === 'ArrowFunctionExpression') return start;
  if (type !== 'FunctionDeclaration' && type !== 'FunctionExpression') return undefined;
  // A method's begins at its parenthesis.
  return text[start] === '(' ? start : text.indexOf('(', id?.end ?? start);
}
