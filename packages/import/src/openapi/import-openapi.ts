import { createHash } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { ServiceFile } from '@maillon/core/toolkit'
import type { ToolkitFile } from '../toolkit-file.ts'
import { toToolkit } from '../read-toolkit.ts'
import { atService, baseUrlOf, httpsUrl } from './base-url.ts'
import { isNode, type OpenApiDocument, readDocument } from './document.ts'
import { matches } from './matches.ts'
import { nameOf, type Operation, operationsOf, readOperation } from './operations.ts'
import { type Problem, pointer, Unusable } from './problems.ts'
import { bearer, type ReadSecurity, readSecurity } from './security.ts'
import { createSlugs } from './slugs.ts'
import { shortText, wordsOf } from './texts.ts'

/** How to read a document; what is left out, the document says itself. */
export interface ImportOptions {
  /** Where the document came from: a URL, or a file's name. */
  from: string
  /** The toolkit's slug, and what its tools' slugs start with. */
  slug?: string | undefined
  name?: string | undefined
  /** Where paths start; an https URL. */
  baseUrl?: string | undefined
  /** How accounts are connected: by a bearer token, or not at all. */
  auth?: 'bearer' | 'none' | undefined
  /** What is known of the service already: it connects as that says, at its own addresses. */
  service?: ServiceFile | undefined
  /** Only operations whose operationId, tag or `METHOD /path` fits one of these; `*` stands for anything. */
  only?: readonly string[] | undefined
  /** Deprecated operations too. */
  deprecated?: boolean | undefined
  /** The day, for the version. */
  today?: Date | undefined
}

/** A toolkit that was made of a document, and what could not be. */
export interface Imported {
  file: ToolkitFile
  problems: Problem[]
  /** Operations that were left out since they are deprecated. */
  deprecated: number
}

/**
 * Makes a toolkit of an OpenAPI document (https://spec.openapis.org/oas/v3.1.1, and 3.0), each sound operation a tool.
 * Nothing is fetched. Throws `config_invalid` when it is no such document, or none of it is sound.
 */
export function importOpenApi(text: string, options: ImportOptions): Imported {
  const { from } = options
  const document = readDocument(text, from)
  const problems: Problem[] = []
  const info = isNode(document.root.info) ? document.root.info : {}
  const { service } = options
  const title = shortText(options.name ?? service?.name ?? info.title, 80) || 'Imported'
  const slug = options.slug ?? service?.slug ?? slugOf(title)
  if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(slug))
    throw invalid(
      `"${slug}" can be no toolkit’s slug.`,
      'Pass --slug with small letters and digits.',
    )
  const baseUrl = requireBaseUrl(document, options)
  const security = securityOf(document, options, problems)
  const { tools, deprecated } = toolsOf(document, problems, {
    options,
    slug,
    baseUrl,
    scheme: security.scheme,
  })
  if (tools.length === 0) {
    throw new MaillonError('config_invalid', {
      message: `No tool can be made of ${from}.`,
      hint: 'See what is wrong, mend the document, or choose other operations.',
      errors: problems.map(({ at, message }) => `${at}: ${message}`),
    })
  }
  const file: ToolkitFile = {
    format: 1,
    slug,
    name: title,
    description:
      shortText(service?.description ?? info.description, 300) ||
      `Imported from ${from}.`.slice(0, 300),
    version: `${(options.today ?? new Date()).toISOString().slice(0, 10).replaceAll('-', '')}_00`,
    source: { kind: 'openapi', from, sha256: createHash('sha256').update(text).digest('hex') },
    baseUrl,
    ...docsUrlOf(document),
    ...(service && ofService(service)),
    auth: security.auth,
    tools,
  }
  // What is written is what will be read.
  toToolkit(file, from)
  return { file, problems, deprecated }
}

interface ToolOptions {
  options: ImportOptions
  slug: string
  baseUrl: string
  scheme: string | undefined
}

function toolsOf(
  document: OpenApiDocument,
  problems: Problem[],
  { options, slug, baseUrl, scheme }: ToolOptions,
) {
  const reading = { document, baseUrl, from: options.from, scheme, slugOf: createSlugs(slug) }
  const told = (message: string, ...at: string[]) =>
    problems.push({ at: pointer('paths', ...at), message })
  const wanted = operationsOf(document, told).filter((operation) =>
    isWanted(operation, options.only),
  )
  const current = options.deprecated
    ? wanted
    : wanted.filter(({ node }) => node.deprecated !== true)
  const tools = current.flatMap((operation) => {
    try {
      return [readOperation(operation, reading)]
    } catch (error) {
      const at = pointer('paths', operation.path, operation.method)
      if (error instanceof Unusable) problems.push({ at: error.at ?? at, message: error.message })
      else if (error instanceof RangeError) problems.push({ at, message: 'It is nested too deep.' })
      else throw error
      return []
    }
  })
  return { tools, deprecated: wanted.length - current.length }
}

function isWanted(operation: Operation, only: readonly string[] | undefined): boolean {
  if (!only || only.length === 0) return true
  const { node, method, path } = operation
  const tags = Array.isArray(node.tags) ? node.tags.map(String) : []
  const names = [nameOf(operation), `${method.toUpperCase()} ${path}`, ...tags]
  return only.some((pattern) => names.some((name) => matches(pattern, name)))
}

function requireBaseUrl(
  { root }: OpenApiDocument,
  { baseUrl, from, service }: ImportOptions,
): string {
  const said = baseUrl === undefined ? baseUrlOf(root.servers, from) : httpsUrl(baseUrl)
  const found = service && baseUrl === undefined ? atService(service, said) : said
  if (found !== undefined) return found
  throw invalid(
    baseUrl === undefined
      ? `${from} names no server with an https URL.`
      : `"${baseUrl}" is no https URL.`,
    'Pass --base-url https://… : where its paths start.',
  )
}

function securityOf(
  document: OpenApiDocument,
  { auth, service }: ImportOptions,
  problems: Problem[],
): ReadSecurity {
  if (service) return { auth: service.auth as ReadSecurity['auth'], scheme: undefined }
  if (auth === 'none') return { auth: { scheme: 'NO_AUTH' } as const, scheme: undefined }
  if (auth === 'bearer') return { auth: bearer, scheme: undefined }
  return readSecurity(document, problems)
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

function slugOf(title: string): string {
  const words = wordsOf(title).map((word) => word.toLowerCase())
  const telling = words.filter((word) => !noise.has(word))
  return (telling.length > 0 ? telling : words).slice(0, 3).join('_').slice(0, 40) || 'imported'
}

const noise = new Set(['api', 'rest', 'the', 'open', 'openapi', 'v1', 'v2', 'v3', 'v4', 'public'])

function docsUrlOf({ root }: OpenApiDocument): { docsUrl?: string } {
  const url = isNode(root.externalDocs) ? root.externalDocs.url : undefined
  return typeof url === 'string' && httpsUrl(url) !== undefined ? { docsUrl: url } : {}
}

function invalid(message: string, hint: string): MaillonError {
  return new MaillonError('config_invalid', { message, hint })
}
