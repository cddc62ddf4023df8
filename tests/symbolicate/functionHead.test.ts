import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { functionHead } from '../../src/symbolicate/functionHead.js';
import { enclosing, functionsOf } from '../../src/symbolicate/functionsOf.js';

type Tree = Node &
  Record<string, unknown> & { id?: Node; key?: Node; value?: Node; init?: Node; left?: Node; right?: Node };

/** Of each function by the start of its head: the identifiers that it may go by, as the parser has them. */
function parsed(text: string): Map<number, string[]> {
  const names = new Map<number, string[]>();
  const add = (node: Node | undefined, name: Node | undefined) => {
    if (!node || !/Function/.test(node.type)) return;
    const head =
      node.type === 'ArrowFunctionExpression' || text[node.start] === '('
        ? node.start
        : text.indexOf('(', (node as Tree).id?.end ?? node.start);
    const known = names.get(head) ?? [];
    // Of a member it is the last part.
    const word =
      name && /#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.exec(text.slice(name.start, name.end))?.[0];
    names.set(head, word ? [...known, word] : known);
  };
  const walk = (node: Tree) => {
    add(node, node.id);
    if (node.type === 'VariableDeclarator') add(node.init, node.id);
    if (node.type === 'AssignmentExpression' || node.type === 'AssignmentPattern') add(node.right, node.left);
    if (/^(Property|MethodDefinition|PropertyDefinition)$/.test(node.type)) add(node.value, node.key);
    for (const child of Object.values(node).flat())
      if (child && typeof child === 'object' && 'type' in child) walk(child as Tree);
  };
  walk(parse(text, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as Tree);
  return names;
}

const file = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');
const texts: Record<string, () => string> = {
  "Terser's output": () => file('dist/dashboard/dashboard.js'),
  "esbuild's output": () => transformSync(file('node_modules/acorn/dist/acorn.mjs'), { minify: true }).code,
  'what nobody has minified': () => file('node_modules/acorn/dist/acorn.mjs'),
};

for (const [what, read] of Object.entries(texts))
  test(`every function's name is read as a parser has it, in ${what}`, () => {
    const text = read();
    const names = parsed(text);
    expect(names.size).toBeGreaterThan(300);
    const functions = functionsOf(text);
    const byHead = (a: number, b: number) => a - b;
    expect(functions.map(({ head }) => head).sort(byHead)).toEqual([...names.keys()].sort(byHead));
    const wrong: string[] = [];
    let seen = 0;
    for (const { head, end } of functions) {
      const known = names.get(head)!;
      const whole = functionHead(text, head, end);
      if (whole) seen++;
      for (const found of [functionHead(text, head), whole]) {
        const name = found?.name && text.slice(found.name.start, found.name.end);
        // A name that the parser has not is a guess; one that it has is missing only where the head cannot be seen.
        if (name ? known.includes(name) : !found || !known.length) continue;
        wrong.push(`${known} read as ${name}: ${text.slice(head - 40, head)}⟦${text.slice(head, head + 40)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen / functions.length).toBeGreaterThan(0.95);
  });

test('the innermost function around an offset is found', () => {
  const text = 'function outer(){let a=1;const inner=()=>{a++};inner();class C{m(){a}}}a';
  const functions = functionsOf(text);
  const around = (what: string) => {
    const found = enclosing(functions, text.indexOf(what));
    return found && text.slice(found.start, found.end);
  };
  expect(around('a++')).toBe('()=>{a++}');
  expect(around('inner()')).toBe(text.slice(0, -1));
  expect(around('a}}')).toBe('(){a}');
  expect(enclosing(functions, text.length - 1)).toBeUndefined();
  expect(functionsOf('this is no script')).toEqual([]);
});
