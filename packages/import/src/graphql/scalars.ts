import type { GraphQLScalarType } from 'graphql'
import type { Node } from '../openapi/node.ts'
import { shortText, wordsOf } from '../openapi/texts.ts'

const builtIn: Readonly<Record<string, Node>> = {
  ID: { type: 'string' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
}

/** How a service's own scalars are written, by the last word of their name, where all that are called so are written alike. */
const texts =
  'date datetime time string text url uri uuid guid id html markdown email phone color colour sha oid refname remote duration cron timezone locale slug certificate base64 password hash token cursor arn'.split(
    ' ',
  )
const whole = ['long', 'short', 'byte', 'integer', 'int', 'int8', 'int16', 'int32']
/** Numbers that JSON's may be too small for: services write them as texts, and take either. */
const large = ['bigint', 'bigdecimal', 'decimal', 'money', 'int64', 'uint64', 'numeric', 'number']

/** The JSON Schema of a scalar; of one whose form nothing tells, any value. */
export function scalarSchema({ name, description, specifiedByURL }: GraphQLScalarType): Node {
  const known = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined
  if (known) return known
  const said = [
    `${name}.`,
    shortText(description, 200),
    specifiedByURL?.startsWith('https://') && specifiedByURL.length < 200
      ? `As in ${specifiedByURL}`
      : '',
  ].filter(Boolean)
  return { ...formOf(name), description: said.join(' ') }
}

function formOf(name: string): Node {
  const words = wordsOf(name).map((word) => word.toLowerCase())
  const ends = [words.at(-1) ?? '', words.slice(-2).join('')]
  const is = (names: readonly string[]) => ends.some((end) => names.includes(end))
  if (is(large)) return { type: ['string', 'number'] }
  if (is(whole)) return { type: 'integer' }
  return is(texts) ? { type: 'string' } : {}
}

/** Whether a scalar stands for a file (https://github.com/jaydenseric/graphql-multipart-request-spec). */
export function isFile({ name }: GraphQLScalarType): boolean {
  return /^(upload|file)$/i.test(name)
}
