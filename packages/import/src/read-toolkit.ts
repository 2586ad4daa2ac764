import { readFile } from 'node:fs/promises'
import {
  defineToolkit,
  fileOutput,
  MaillonError,
  readAuth,
  type Tool,
  type Toolkit,
  type Upstream,
  type WrittenWays,
} from '@maillon/core/toolkit'
import { z } from 'zod'
import { isOne } from './auth-of-file.ts'
import { graphQlFailure, graphQlRequest, readGraphQlAnswer } from './graphql/call-graphql.ts'
import { filesOfCall } from './files-of-call.ts'
import { httpRequest } from './http-request.ts'
import { commandService } from './mcp/command-service.ts'
import { sharedPatterns } from './shared-patterns.ts'
import { type HttpCall, type ToolkitFile, toolkitFile, type ToolOfFile } from './toolkit-file.ts'

/** Reads a toolkit from the file that an import wrote. Throws `config_invalid` with all that is wrong with it. */
export async function readToolkit(path: string): Promise<Toolkit> {
  const toolkit = toToolkit(await readToolkitFile(path), path)
  const [open] = await sharedPatterns(toolkit)
  if (open === undefined) return toolkit
  throw new MaillonError('config_invalid', {
    message: `${path}: "${open}" is open: anybody can have a host below that.`,
    hint: "Name a domain of the service's own in hosts.",
  })
}

/** Reads such a file as it is. Throws `config_invalid` with all that is wrong with it. */
export async function readToolkitFile(path: string): Promise<ToolkitFile> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const message =
      cause.code === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be read: ${cause.message}`
    throw unreadable(message, cause)
  })
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw unreadable(`${path} is no JSON file: ${(cause as SyntaxError).message}`, cause)
  }
  return checked(content, path)
}

function unreadable(message: string, cause: unknown): MaillonError {
  const hint = 'Import it: maillon toolkits add --help says how.'
  return new MaillonError('config_invalid', { message, hint, cause })
}

/** The toolkit that a file's content describes; `path` is for messages. Throws `config_invalid`. */
export function toToolkit(content: unknown, path: string): Toolkit {
  const file = checked(content, path)
  return defineToolkit({
    slug: file.slug,
    name: file.name,
    description: file.description,
    version: file.version,
    baseUrl: file.baseUrl,
    ...(file.hosts && { hosts: file.hosts }),
    ...(file.origins && { origins: file.origins }),
    ...(file.headers && { headers: file.headers }),
    ...(file.docsUrl && { docsUrl: file.docsUrl }),
    auth: readAuth(file.auth as WrittenWays),
    ...localOf(file),
    ...(file.source.kind === 'graphql' && { failure: graphQlFailure }),
    verified: 'imported',
    tools: file.tools.map((tool) => toTool(file, tool)),
  })
}

function checked(content: unknown, path: string): ToolkitFile {
  const parsed = toolkitFile.safeParse(content)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new MaillonError('config_invalid', {
    message: `${path} is no toolkit: ${errors.slice(0, 5).join(' ')}`,
    hint: 'Mend the file, or import it again.',
    errors,
  })
}

function localOf({ command, name, auth }: ToolkitFile): Pick<Toolkit, 'local'> {
  if (!command) return {}
  const [keyHeader] =
    isOne(auth) && auth.scheme === 'API_KEY' ? Object.keys(auth.headers ?? {}) : []
  return { local: commandService({ command, toolkit: name, keyHeader }) }
}

const anything = z.unknown()

function toTool(
  { name, baseUrl, schemas = {} }: ToolkitFile,
  { call, scopes, idempotent, wholeInput, answers, ...facts }: ToolOfFile,
): Tool {
  return {
    ...facts,
    ...(scopes && { scopes }),
    ...(answers && { answers }),
    ...(idempotent !== undefined && { idempotent }),
    ...(wholeInput && { wholeInput: { $defs: schemas, ...wholeInput } }),
    output: call.kind === 'http' && call.answer ? z.object({ file: fileOutput() }) : anything,
    run: async (input: Record<string, unknown>, upstream) => {
      if (call.kind === 'http') return callHttp(call, input, upstream)
      if (call.kind === 'graphql') {
        const body = await upstream.call(graphQlRequest(call, baseUrl, input))
        return readGraphQlAnswer(name, call, body)
      }
      const { slug, input: schema } = facts
      const { callServer } = await import('./mcp/call-server.ts')
      return callServer({ slug, toolkit: name, url: baseUrl, call, schema, input, upstream })
    },
  }
}

async function callHttp(
  call: HttpCall,
  input: Record<string, unknown>,
  upstream: Upstream,
): Promise<unknown> {
  const ids = filesOfCall(call, input)
  const files = await Promise.all(ids.map(async (id) => [id, await upstream.file(id)] as const))
  const request = httpRequest(call, input, new Map(files))
  return call.answer ? { file: await upstream.download(request) } : upstream.call(request)
}
