import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCodes } from '@maillon/core'
import ts from 'typescript'
import { docs } from '../pages.ts'
import { plain } from './plain.ts'
import { table } from './table.ts'

const packages = join(docs, '../packages')

/** What an error says, and what it tells the reader to do. */
interface Saying {
  message: string
  hint: string
}

/** The page of error codes: what each means, and each sentence that is said with it. */
export function errorsPage(): string {
  const sayings = sayingsByCode()
  const codes = Object.entries(errorCodes)
  return `${[
    '# Error codes',
    'One word for each cause, the same in exceptions (`error.code`), over HTTP (`error.slug`, beside its number as `error.code`), over MCP and in what a tool answers. Check it by `MaillonError.is(error, code)`. Below each code stands what is said with it, and the hint on what to do; an ellipsis stands for what is told there of your own call.',
    table(
      ['code', 'status', 'number', 'means'],
      codes.map(([code, { status, number, meaning }]) => [
        `[\`${code}\`](#${code})`,
        String(status),
        String(number),
        meaning,
      ]),
    ),
    ...codes.flatMap(([code, { status, number, meaning }]) => [
      `## ${code}`,
      `${meaning} HTTP ${status}, number ${number}.`,
      ...sayingLines([...(sayings.get(code)?.values() ?? [])]),
    ]),
  ].join('\n\n')}\n`
}

function sayingLines(sayings: readonly Saying[]): string[] {
  if (sayings.length === 0) return []
  return [
    table(
      ['it says', 'what to do'],
      sayings.map(({ message, hint }) => [plain(message), plain(hint)]),
    ),
  ]
}

/** What is said with each code wherever an error is made. */
function sayingsByCode(): Map<string, Map<string, Saying>> {
  const found = new Map<string, Map<string, Saying>>()
  const files = globSync('*/src/**/*.ts', {
    cwd: packages,
    exclude: ['testkit/**', '**/*.test.ts', '**/*.contract.ts'],
  })
  for (const file of files.toSorted()) {
    const text = readFileSync(join(packages, file), 'utf8')
    if (!text.includes('new MaillonError')) continue
    collect(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), found)
  }
  return found
}

function collect(node: ts.Node, found: Map<string, Map<string, Saying>>): void {
  const [code, saying] = errorOf(node)
  if (code && saying?.message) {
    found.set(code, (found.get(code) ?? new Map()).set(saying.message + saying.hint, saying))
  }
  ts.forEachChild(node, (child) => collect(child, found))
}

/** What stands in `new MaillonError('code', { message, hint })`. */
function errorOf(node: ts.Node): [code?: string, saying?: Saying] {
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) return []
  const [code, options] = node.arguments ?? []
  if (node.expression.text !== 'MaillonError' || !code || !ts.isStringLiteral(code)) return []
  if (!options || !ts.isObjectLiteralExpression(options)) return []
  return [code.text, { message: textOf(options, 'message'), hint: textOf(options, 'hint') }]
}

function textOf(options: ts.ObjectLiteralExpression, property: string): string {
  const found = options.properties
    .filter(ts.isPropertyAssignment)
    .find(({ name }) => ts.isIdentifier(name) && name.text === property)
  return found ? spelt(found.initializer) : ''
}

function spelt(text: ts.Expression): string {
  if (ts.isStringLiteralLike(text)) return text.text
  if (ts.isConditionalExpression(text)) {
    return [spelt(text.whenTrue), spelt(text.whenFalse)].filter(Boolean).join(' Or: ')
  }
  if (!ts.isTemplateExpression(text)) return ''
  return [text.head.text, ...text.templateSpans.map(({ literal }) => literal.text)].join('…')
}
