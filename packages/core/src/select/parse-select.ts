import type { compile, TreeInterpreter } from '@jmespath-community/jmespath'
import { MaillonError } from '../errors/maillon-error.ts'

/** A part of an expression. */
export type Node = ReturnType<typeof compile>

/** An expression that can be evaluated, and what runs the functions in it that take values alone. */
export interface ParsedSelect {
  node: Node
  functions: (typeof TreeInterpreter)['runtime']
}

/** As long as an expression may be: so deep can what is made of it be at most. */
export const maxSelect = 1_000

/** The functions of JMESPath's own specification. */
const functions = new Set(
  (
    'abs avg ceil contains ends_with floor join keys length map max max_by' +
    ' merge min min_by not_null reverse sort sort_by starts_with sum to_array to_number to_string type values'
  ).split(' '),
)

/** What later proposals add to the language: none of it selects anything. */
const untaken: ReadonlySet<Node['type']> = new Set([
  'LetExpression',
  'Binding',
  'Variable',
  'Ternary',
  'Arithmetic',
  'Unary',
])

/** Reads a JMESPath expression. Throws `invalid_arguments` for what is none. */
export async function parseSelect(expression: unknown): Promise<ParsedSelect> {
  if (typeof expression !== 'string') throw notTaken('It is no text.')
  if (expression.length > maxSelect) throw notTaken(`It is longer than ${maxSelect} characters.`)
  const { compile, TreeInterpreter } = await import('@jmespath-community/jmespath')
  let node: Node
  try {
    node = compile(expression)
  } catch (error) {
    throw notTaken(String(error instanceof Error ? error.message : error))
  }
  check(node)
  return { node, functions: TreeInterpreter.runtime }
}

function check(part: unknown): void {
  if (typeof part !== 'object' || part === null) return
  const node = part as Node
  if (untaken.has(node.type)) throw notTaken(`It has a ${node.type}.`)
  if (node.type === 'Literal') return
  if (node.type === 'Function' && !functions.has(node.name))
    throw notTaken(`There is no function ${node.name}; there are: ${[...functions].join(', ')}.`)
  for (const inner of Object.values(node)) check(inner)
}

function notTaken(why: string): MaillonError {
  return new MaillonError('invalid_arguments', {
    message: `The select cannot be read as JMESPath. ${why}`,
    hint: 'Write it like "messages[*].subject" or "messages[*].{id: id, from: sender}"; texts stand in single quotes. Nothing was called.',
  })
}
