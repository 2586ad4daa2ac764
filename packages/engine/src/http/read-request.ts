import { MaillonError } from '@maillon/core'
import type { z } from 'zod'
import { checkText, isPlainText } from '../check-text.ts'

/** Whoever sends more faults than these learns as much from the first ones. */
const maxErrors = 20
const maxSentence = 500

/** A request's JSON body; {} when there is none. Throws `invalid_request`. */
export function readBody(text: string): unknown {
  if (text === '') return {}
  const body = parse(text)
  if (!isPlainText(text)) checkText(body)
  return body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new MaillonError('invalid_request', {
      message: 'The body is not JSON.',
      hint: 'Send a JSON object, with content-type application/json.',
    })
  }
}

/** A request's query; a name that comes more than once is a list, as one with commas is. Throws `invalid_request`. */
export function readQuery(search: string): Record<string, string> {
  if (search === '') return {}
  const values = Map.groupBy(new URLSearchParams(search), ([name]) => name)
  const query = Object.fromEntries(
    [...values].map(([name, pairs]) => [name, pairs.map(([, value]) => value).join(',')]),
  )
  checkText(query)
  return query
}

/** A part of the request as its schema gives it. Throws `invalid_request`, or `unsupported` for what is not served. */
export function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap((issue) =>
    issue.code === 'invalid_union' ? closest(issue) : [issue],
  )
  const errors = issues.slice(0, maxErrors).map(sentence)
  const unserved = issues.every(
    (issue) => issue.code === 'custom' && issue.params?.unserved === true,
  )
  throw new MaillonError(unserved ? 'unsupported' : 'invalid_request', {
    message: `${errors.join('; ')}.`,
    hint: unserved ? 'Leave it out.' : 'Compare the request with the contract.',
    errors,
  })
}

/** Of a union's members, one of the value's own type tells more than another, and then the one that fits best. */
function closest(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  const otherType = (issues: readonly z.core.$ZodIssue[]) =>
    Number(issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0))
  const [best = []] = issue.errors.toSorted(
    (a, b) => otherType(a) - otherType(b) || a.length - b.length,
  )
  return best.length > 0
    ? best.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    : [issue]
}

function sentence(issue: z.core.$ZodIssue): string {
  const where = issue.path.join('.')
  const colon = issue.code === 'custom' && issue.params?.unserved ? '' : ':'
  const text = where === '' ? issue.message : `${where}${colon} ${issue.message}`
  return text.slice(0, maxSentence)
}
