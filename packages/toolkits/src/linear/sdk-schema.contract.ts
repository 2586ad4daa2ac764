import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSchema, type GraphQLSchema } from 'graphql'

/**
 * Linear's schema. The SDK ships it as TypeScript types alone, generated from it line by line; this reads them back.
 */
export async function readSdkSchema(): Promise<GraphQLSchema> {
  const source = await readTypes()
  const blocks = new Map(
    [...source.matchAll(/^type (\w+) = (?:\w+ & )*\{\n((?: {2}.*\n)*)\};$/gm)].map(
      ([, name = '', body = '']) => [name, readFields(body)],
    ),
  )
  const unions = new Map(
    [...source.matchAll(/^type (\w+) = (\w+(?: \| \w+)+);$/gm)].map(
      ([, name = '', members = '']) => [name, members.split(' | ')],
    ),
  )
  const kinds = kindsOf(blocks, unions)
  const enums = source.matchAll(/^declare enum (\w+) \{\n((?: {2}.*\n)*)\}$/gm)
  const scalars = (blocks.get('Scalars') ?? []).filter(({ name }) => !builtIn.includes(name))
  return buildSchema(
    [
      ...scalars.map(({ name }) => `scalar ${name}`),
      ...[...enums].map(([, name, body = '']) => {
        return `enum ${name} { ${[...body.matchAll(/= "(\w+)"/g)].map(([, value]) => value).join(' ')} }`
      }),
      ...[...kinds].map(([name, kind]) => {
        if (kind === 'union') return `union ${name} = ${unions.get(name)?.join(' | ')}`
        const fields = (blocks.get(name) ?? []).map((field) => printField(name, field, blocks))
        return `${kind} ${name} { ${fields.join('\n')} }`
      }),
    ].join('\n'),
  )
}

const builtIn = ['ID', 'String', 'Boolean', 'Int', 'Float']

interface Field {
  name: string
  type: string
}

async function readTypes(): Promise<string> {
  const folder = dirname(fileURLToPath(import.meta.resolve('@linear/sdk')))
  const files = (await readdir(folder)).filter((file) => file.endsWith('.d.mts'))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const found = texts.find((text) => text.includes('\ntype QueryIssuesArgs = {\n'))
  if (!found) throw new Error('The SDK no longer ships the types of the schema.')
  return found
}

function readFields(body: string): Field[] {
  return [...body.matchAll(/^ {2}(\w+)\??: (.+);$/gm)]
    .map(([, name = '', type = '']) => ({ name, type }))
    .filter(({ name }) => name !== '__typename')
}

/** `Maybe<Array<Scalars["String"]>>` is `[String!]`; what is no Maybe is `!`. */
function printType(type: string): string {
  const maybe = /^(?:Input)?Maybe<(.+)>$/.exec(type)
  if (maybe) return printType(maybe[1] ?? '').replace(/!$/, '')
  const array = /^Array<(.+)>$/.exec(type)
  if (array) return `[${printType(array[1] ?? '')}]!`
  return `${/^Scalars\["(\w+)"\]$/.exec(type)?.[1] ?? type}!`
}

function printField(owner: string, field: Field, blocks: Map<string, Field[]>): string {
  const inputs = argumentsOf(owner, field, blocks).map(
    ({ name, type }) => `${name}: ${printType(type)}`,
  )
  return `${field.name}${inputs.length > 0 ? `(${inputs.join(', ')})` : ''}: ${printType(field.type)}`
}

function argumentsOf(owner: string, { name }: Field, blocks: Map<string, Field[]>): Field[] {
  return blocks.get(`${owner}${name.charAt(0).toUpperCase()}${name.slice(1)}Args`) ?? []
}

/** What queries and mutations answer are types; what their arguments are made of are inputs. */
function kindsOf(blocks: Map<string, Field[]>, unions: Map<string, string[]>) {
  const kinds = new Map<string, 'type' | 'input' | 'union'>()
  const reach = (name: string, kind: 'type' | 'input') => {
    const members = unions.get(name)
    const fields = blocks.get(name) ?? []
    if (kinds.has(name) || (!members && !blocks.has(name))) return
    kinds.set(name, members ? 'union' : kind)
    for (const member of members ?? []) reach(member, kind)
    for (const field of fields) {
      reach(baseOf(field), kind)
      for (const input of argumentsOf(name, field, blocks)) reach(baseOf(input), 'input')
    }
  }
  reach('Query', 'type')
  reach('Mutation', 'type')
  return kinds
}

function baseOf({ type }: Field): string {
  return printType(type).replaceAll(/[[\]!]/g, '')
}
