import { createHash } from 'node:crypto'
import { MaillonError } from '@maillon/core/toolkit'
import type { GraphQLSchema } from 'graphql'
import { keyInHeader } from '../key-in-header.ts'
import type { Imported } from '../openapi/import-openapi.ts'
import { type Problem, Unusable } from '../openapi/problems.ts'
import { finalAuth, serverWithout } from '../openapi/final-auth.ts'
import { definitionsOf } from '../openapi/schemas.ts'
import { readServer, type Server } from '../openapi/servers.ts'
import { createSlugs, slugOf } from '../openapi/slugs.ts'
import { shortText } from '../openapi/texts.ts'
import { toToolkit } from '../read-toolkit.ts'
import { soundTool } from '../sound-tool.ts'
import type { ToolkitFile, ToolOfFile } from '../toolkit-file.ts'
import type { GraphQlOptions } from './graphql-options.ts'
import { createInputTypes, type InputTypes } from './input-types.ts'
import { isWanted, type Operation, operationsOf, readOperation } from './operations.ts'
import { readSchema } from './read-schema.ts'
import { createSelect } from './selection.ts'

/** The same as `importGraphQl`, with what reads schemas. */
export function readGraphQl(text: string, options: GraphQlOptions): Imported {
  const { from, deprecated = false } = options
  const problems: Problem[] = []
  const told = (at: string, message: string) => void problems.push({ at, message })
  const schema = readSchema(text, from, told)
  const endpoint = endpointOf(options)
  const slug = options.slug ?? slugOf(options.name ?? '', endpoint.baseUrl)
  if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(slug))
    throw invalid(
      `"${slug}" can be no toolkit’s slug.`,
      'Pass --slug with small letters and digits.',
    )
  const name = shortText(options.name, 80) || slug.charAt(0).toUpperCase() + slug.slice(1)
  const written = authOf(options)
  const server = serverWithout(written, endpoint, from)
  const wanted = operationsOf(schema).filter((operation) => isWanted(operation, options.only))
  const current = wanted.filter(
    ({ field }) => deprecated || typeof field.deprecationReason !== 'string',
  )
  tellOfSubscriptions(schema, told)
  const inputs = createInputTypes(deprecated)
  const tools = toolsOf(current, { schema, slug, deprecated, inputs, told })
  const cut = tools.flatMap(({ wholeInput }) => (wholeInput ? [wholeInput] : []))
  if (tools.length === 0) {
    throw new MaillonError('config_invalid', {
      message: `No tool can be made of ${from}.`,
      hint: 'See what is wrong, or choose other fields.',
      errors: problems.map(({ at, message }) => `${at}: ${message}`),
    })
  }
  const file: ToolkitFile = {
    format: 1,
    slug,
    name,
    description: shortText(schema.description, 300) || `The GraphQL API of ${name}.`,
    version: `${(options.today ?? new Date()).toISOString().slice(0, 10).replaceAll('-', '')}_00`,
    source: { kind: 'graphql', from, sha256: createHash('sha256').update(text).digest('hex') },
    baseUrl: server.baseUrl,
    ...(server.hosts && { hosts: server.hosts }),
    auth: finalAuth(written, { server, tools }),
    tools,
    ...(cut.length > 0 && { schemas: definitionsOf(cut, inputs) }),
  }
  // What is written is what will be read.
  toToolkit(file, from)
  return { file, problems, deprecated: wanted.length - current.length, servers: [] }
}

/** All of a service is one address, so that a slash at its end and its query are part of it. */
function endpointOf({ baseUrl, from }: GraphQlOptions): Server {
  const url = baseUrl ?? (from.startsWith('https://') ? from : undefined)
  if (url === undefined)
    throw invalid(
      `A GraphQL schema does not say where it is served, and ${from} is no https URL.`,
      'Pass --base-url https://… : the endpoint that calls go to.',
    )
  const {
    1: place = '',
    2: slash = '',
    3: query = '',
  } = /^([^?#]*?)(\/?)(\?[^#]*)?$/.exec(url) ?? []
  const server = readServer({ url: place }, from)
  if (typeof server === 'string' || !/^https:\/\//i.test(place))
    throw invalid(
      `"${url.slice(0, 200)}" is no endpoint that a credential may go to.`,
      'Pass --base-url https://… : the endpoint that calls go to.',
    )
  const end = (address: string) => `${address}${slash}${query}`
  return {
    ...server,
    baseUrl: end(server.baseUrl),
    ...(server.usual !== undefined && { usual: end(server.usual) }),
  }
}

function authOf({ auth, header, prefix }: GraphQlOptions): ToolkitFile['auth'] {
  if (header !== undefined && auth === undefined)
    return keyInHeader('API key', header.toLowerCase(), prefix)
  if (header === undefined && auth === 'bearer')
    return keyInHeader('Access token', 'authorization', prefix ?? 'Bearer ')
  if (header === undefined && (auth === undefined || auth === 'none')) return { scheme: 'NO_AUTH' }
  throw invalid(
    `--auth ${auth}${header === undefined ? '' : ` with --header ${header}`} is not known.`,
    'Pass bearer or none, or --header NAME alone for a key in a header of its own.',
  )
}

interface ToolOptions {
  schema: GraphQLSchema
  slug: string
  deprecated: boolean
  inputs: InputTypes
  told: (at: string, message: string) => void
}

function toolsOf(operations: readonly Operation[], options: ToolOptions): ToolOfFile[] {
  const { schema, slug, deprecated, inputs, told } = options
  const slugs = createSlugs(slug)
  const select = {
    query: createSelect({ schema, secrets: false, deprecated }),
    mutation: createSelect({ schema, secrets: true, deprecated }),
  }
  return operations.flatMap((operation) => {
    try {
      const reading = { inputs, select: select[operation.kind], slugOf: slugs }
      return [soundTool(readOperation(operation, reading))]
    } catch (error) {
      if (error instanceof Unusable) told(operation.at, error.message)
      else if (error instanceof RangeError) told(operation.at, 'It is nested too deep.')
      else throw error
      return []
    }
  })
}

function tellOfSubscriptions(
  schema: GraphQLSchema,
  told: (at: string, message: string) => void,
): void {
  const type = schema.getSubscriptionType()
  if (!type) return
  const count = Object.keys(type.getFields()).length
  told(type.name, `Its ${count} fields go on answering, and a tool answers once.`)
}

function invalid(message: string, hint: string): MaillonError {
  return new MaillonError('config_invalid', { message, hint })
}
