import { createHash } from 'node:crypto'
import { MaillonError, type ServiceFile } from '@maillon/core/toolkit'
import { toToolkit } from '../read-toolkit.ts'
import { soundTool } from '../sound-tool.ts'
import { tooDeep } from '../too-deep.ts'
import type { ToolkitFile, ToolOfFile } from '../toolkit-file.ts'
import { type OpenApiDocument, readDocument } from './document.ts'
import { finalAuth, serverWithout, withPathKey } from './final-auth.ts'
import { createLargeAnswer } from './large-answer.ts'
import { matches } from './matches.ts'
import { isNode } from './node.ts'
import {
  nameOf,
  operationsOf,
  parametersOf,
  type ReadOperation,
  readOperation,
} from './operations.ts'
import type { Operation } from './operation.ts'
import { type Problem, pointer, Unusable } from './problems.ts'
import type { ReadFile } from './references.ts'
import { createSchemas, definitionsOf } from './schemas.ts'
import { bearer, keysOf, open, type ReadSecurity, readSecurity } from './security.ts'
import { chooseServer, httpsUrl, type NamedServer, namedServers } from './servers.ts'
import { createSlugs, slugOf } from './slugs.ts'
import { placeOf, usualKeys } from './undeclared-keys.ts'
import { shortText, textOf } from './texts.ts'

/** How to read a document; what is left out, the document says itself. */
export interface ImportOptions {
  /** Where the document came from: a URL, or a file's name. */
  from: string
  /** The toolkit's slug, and what its tools' slugs start with. */
  slug?: string | undefined
  name?: string | undefined
  /** Where paths start; an https URL. */
  baseUrl?: string | undefined
  /** Which of the document's servers: its number, from 1, or its URL. */
  server?: string | undefined
  /**
   * How accounts are connected: `bearer` for a token, `none`, or a security scheme of the document by its name; several
   * that belong together with a `+`.
   */
  auth?: string | undefined
  /** What stands before a key in its header, where the document does not say it. */
  prefix?: string | undefined
  /** What OpenID Connect discovery answered, by its address. */
  discovered?: Readonly<Record<string, unknown>> | undefined
  /** What is known of the service already: it connects as that says, at its own addresses. */
  service?: ServiceFile | undefined
  /** Only operations whose operationId, tag or `METHOD /path` fits one of these; `*` stands for anything. */
  only?: readonly string[] | undefined
  /** Deprecated operations too. */
  deprecated?: boolean | undefined
  /** Reads files that the document refers to, by their path below its folder. */
  readFile?: ReadFile | undefined
  /** The day, for the version. */
  today?: Date | undefined
}

/** A toolkit that was made of a document, and what could not be. */
export interface Imported {
  file: ToolkitFile
  problems: Problem[]
  /** Operations that were left out since they are deprecated. */
  deprecated: number
  /** All servers that the document names. */
  servers: NamedServer[]
}

/**
 * Makes a toolkit of an OpenAPI document (https://spec.openapis.org/oas/v3.2.0, back to Swagger 2.0), each sound
 * operation a tool. Nothing is fetched. Throws `config_invalid` when it is no such document, or none of it is sound.
 */
export function importOpenApi(text: string, options: ImportOptions): Imported {
  try {
    return imported(text, options)
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(options.from, error)
    throw error
  }
}

function imported(text: string, options: ImportOptions): Imported {
  const { from, service } = options
  const document = readDocument(text, options)
  const problems: Problem[] = []
  const operations = wantedOf(document, problems, options)
  const servers = serversOf(document, operations.current)
  const chosen = chooseServer(servers, options)
  const info = isNode(document.root.info) ? document.root.info : {}
  const title = shortText(options.name ?? service?.name ?? info.title, 80) || 'Imported'
  const slug = options.slug ?? service?.slug ?? slugOf(title, chosen.baseUrl)
  if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(slug))
    throw invalid(
      `"${slug}" can be no toolkit’s slug.`,
      'Pass --slug with small letters and digits.',
    )
  const security = withPathKey(
    securityOf(document, { options, problems, base: chosen.baseUrl, operations }),
    chosen,
  )
  const server = serverWithout(security.auth, chosen, from)
  const schemas = createSchemas(document)
  const tools = toolsOf(operations.current, problems, {
    document,
    security,
    servers,
    baseUrl: chosen.baseUrl,
    from,
    schemas,
    largeAnswer: createLargeAnswer(document),
    slugOf: createSlugs(slug),
  })
  if (tools.length === 0) {
    throw new MaillonError('config_invalid', {
      message: `No tool can be made of ${from}.`,
      hint: 'See what is wrong, mend the document, or choose other operations.',
      errors: problems.map(({ at, message }) => `${at}: ${message}`),
    })
  }
  const roots = tools.flatMap(({ wholeInput }) => (wholeInput ? [wholeInput] : []))
  const file: ToolkitFile = {
    format: 1,
    slug,
    name: title,
    description:
      shortText(service?.description ?? info.description, 300) ||
      `Imported from ${from}.`.slice(0, 300),
    version: `${(options.today ?? new Date()).toISOString().slice(0, 10).replaceAll('-', '')}_00`,
    source: { kind: 'openapi', from, sha256: createHash('sha256').update(text).digest('hex') },
    baseUrl: server.baseUrl,
    ...(server.hosts && { hosts: server.hosts }),
    ...docsUrlOf(document),
    ...(service && ofService(service)),
    auth: service ? security.auth : finalAuth(security.auth, { server, tools }),
    tools,
    ...(roots.length > 0 && { schemas: definitionsOf(roots, schemas) }),
  }
  // What is written is what will be read.
  toToolkit(file, from)
  return { file, problems, deprecated: operations.deprecated, servers: namedServers(servers) }
}

interface Wanted {
  all: Operation[]
  current: Operation[]
  deprecated: number
}

function wantedOf(document: OpenApiDocument, problems: Problem[], options: ImportOptions): Wanted {
  const told = (message: string, ...at: string[]) =>
    problems.push({ at: pointer('paths', ...at), message })
  const all = operationsOf(document, told)
  const wanted = all.filter((operation) => isWanted(operation, options.only))
  const current = options.deprecated
    ? wanted
    : wanted.filter(({ node }) => node.deprecated !== true)
  return { all, current, deprecated: wanted.length - current.length }
}

/** The document's servers; one that names none for all has those of most operations. */
function serversOf({ root }: OpenApiDocument, operations: readonly Operation[]): unknown[] {
  if (Array.isArray(root.servers) && root.servers.length > 0) return root.servers
  const own = operations.flatMap(({ node, shared }) => {
    const servers = node.servers ?? shared.servers
    return Array.isArray(servers) && servers.length > 0 ? [servers as unknown[]] : []
  })
  const groups = Map.groupBy(own, (servers) => JSON.stringify(servers))
  const [most] = [...groups.values()].toSorted((a, b) => b.length - a.length)
  return most?.[0] ?? [{ url: '/' }]
}

function toolsOf(
  operations: readonly Operation[],
  problems: Problem[],
  reading: Omit<ReadOperation, 'told'>,
): ToolOfFile[] {
  return operations.flatMap((operation) => {
    const at = pointer('paths', operation.path, operation.method)
    const notes: string[] = []
    try {
      const tool = soundTool(
        readOperation(operation, { ...reading, told: (message) => notes.push(message) }),
      )
      problems.push(...notes.map((message) => ({ at, message, tool: tool.slug })))
      return [tool]
    } catch (error) {
      if (error instanceof Unusable) problems.push({ at: error.at ?? at, message: error.message })
      else if (error instanceof RangeError) problems.push({ at, message: 'It is nested too deep.' })
      else throw error
      return []
    }
  })
}

function isWanted(operation: Operation, only: readonly string[] | undefined): boolean {
  if (!only || only.length === 0) return true
  const { node, method, path } = operation
  const tags = Array.isArray(node.tags) ? node.tags.map(textOf) : []
  const names = [nameOf(operation), `${method.toUpperCase()} ${path}`, ...tags]
  return only.some((pattern) => names.some((name) => matches(pattern, name)))
}

interface SecurityReading {
  options: ImportOptions
  problems: Problem[]
  base: string
  operations: Wanted
}

function securityOf(
  document: OpenApiDocument,
  { options, problems, base, operations }: SecurityReading,
): ReadSecurity {
  const { service, auth, prefix, discovered } = options
  const parameters = operations.current.map((operation) => parametersOf(document, operation))
  const keys = new Set([...keysOf(document), ...usualKeys(parameters).map(placeOf)])
  if (service) return { ...open, keys, auth: service.auth as ReadSecurity['auth'] }
  if (auth === 'none') return { ...open, keys }
  if (auth === 'bearer') return { ...open, keys, auth: bearer }
  return readSecurity(document, {
    base: base.includes('{') ? base.replaceAll(/[{}]/g, '') : base,
    prefix,
    discovered,
    wanted: auth,
    operations: operations.current.map(({ node }) => node),
    all: operations.all.map(({ node }) => node),
    parameters,
    told: (problem) => problems.push(problem),
  })
}

/** What the file of a service says beside what tools are made of. */
function ofService({ hosts, origins, headers, docsUrl }: ServiceFile) {
  return {
    ...(hosts && { hosts: typeof hosts === 'string' ? hosts : [...hosts] }),
    ...(origins && { origins: [...origins] }),
    ...(headers && { headers: { ...headers } }),
    ...(docsUrl && { docsUrl }),
  }
}

function docsUrlOf({ root }: OpenApiDocument): { docsUrl?: string } {
  const url = isNode(root.externalDocs) ? root.externalDocs.url : undefined
  return typeof url === 'string' && httpsUrl(url) !== undefined ? { docsUrl: url } : {}
}

function invalid(message: string, hint: string): MaillonError {
  return new MaillonError('config_invalid', { message, hint })
}
