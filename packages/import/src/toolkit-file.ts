import { z } from 'zod'
import { authsOfFile, hostsOfFile, isOne } from './auth-of-file.ts'
import { httpsTemplate } from './template-of-file.ts'

const text = z.string().min(1).max(2_000)
const name = z.string().min(1).max(200)
const slug = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)

/** How several values and objects are written (OpenAPI 3.1 §4.8.12.2); `json` for a parameter with a JSON content. */
const style = z.enum([
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
  'json',
])

const parameter = z.strictObject({
  /** The argument that fills it. */
  argument: name,
  name,
  in: z.enum(['path', 'query', 'header', 'cookie']),
  style: style.optional(),
  explode: z.boolean().optional(),
  /** Whether `/` and other signs of addresses go out as they are; in a path, its segments are several then. */
  allowReserved: z.boolean().optional(),
})

/** The name of a media type (RFC 6838), with parameters. */
const mediaType = z
  .string()
  .regex(/^[\w.+*-]+\/[\w.+*-]+(\s*;[\x20-\x7e]*)?$/)
  .max(200)

const body = z.strictObject({
  /** `lines` is a JSON text on each line; of `file`, the argument is a file's id; `related` is JSON, and the `file` after it. */
  type: z.enum(['json', 'form', 'multipart', 'related', 'text', 'lines', 'file']),
  /** What the body is called, when it is not what its type is called mostly. */
  mediaType: mediaType.optional(),
  /** The argument that is the body, or the arguments that are its properties: by argument, the property's name. */
  argument: name.optional(),
  properties: z.record(name, name).optional(),
  /** The properties of a multipart body that are files, by their ids; where texts may stand as well, whatever is no id is one. */
  files: z.record(name, z.enum(['only', 'or_text'])).optional(),
  /** What comes after the JSON of a related body: the argument that is its id, and its type where that is no file's own. */
  file: z.strictObject({ argument: name, contentType: mediaType.optional() }).optional(),
  /** How properties of forms and multipart are written, by property; a `contentType` is a part's own. */
  encoding: z
    .record(
      name,
      z.strictObject({
        style: style.optional(),
        explode: z.boolean().optional(),
        contentType: mediaType.optional(),
      }),
    )
    .optional(),
})

const httpCall = z.strictObject({
  kind: z.literal('http'),
  method: z.enum(['GET', 'QUERY', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /** Below baseUrl, with the path parameters in braces. */
  path: z.string().regex(/^\/(?!\/)[^?#\\\s]*$/),
  parameters: z.array(parameter),
  /** What stands in the query of each call. */
  query: z.record(name, z.string().max(2_000)).optional(),
  body: body.optional(),
  /** Where the answer is bytes, or an address of bytes. */
  answer: z.literal('file').optional(),
})

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const mcpCall = z.strictObject({
  kind: z.literal('mcp'),
  /** Its name at the server. */
  tool: z.string().min(1).max(256),
  /** Of what the server said of it when it was approved. */
  sha256,
})

const graphQlCall = z.strictObject({
  kind: z.literal('graphql'),
  /** One operation, whole. */
  document: z.string().min(1).max(200_000),
  /** By argument, the variable that it fills. */
  variables: z.record(name, name),
  /** Where in `data` the answer is. */
  answer: z.array(name).min(1).max(10),
})

const overlay = z.strictObject({ from: text, sha256 })

const jsonSchema = z.record(z.string(), z.unknown())

/** One tool of such a file. */
export const toolOfFile = z.strictObject({
  slug: z.string().regex(/^[A-Z0-9_]{1,64}$/),
  name,
  description: text,
  effect: z.enum(['read', 'write', 'destroy']),
  idempotent: z.boolean().optional(),
  scopes: z.array(name).optional(),
  /** JSON Schema (2020-12) of an object. */
  input: z.looseObject({
    type: z.literal('object'),
    properties: z.record(z.string(), z.unknown()).optional(),
    required: z.array(z.string()).optional(),
  }),
  /** All of what `input` is cut of; its references lead into its own `$defs`, or else into the file's `schemas`. */
  wholeInput: jsonSchema.optional(),
  /** About how long its answers are, where the document tells that they are long; of a list, with so many items. */
  answers: z
    .strictObject({ characters: z.int().positive(), items: z.int().positive().optional() })
    .optional(),
  call: z.discriminatedUnion('kind', [httpCall, mcpCall, graphQlCall]),
})

const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/)

/** How a server is started that speaks on stdin and stdout. */
const command = z.strictObject({
  /** The program and its arguments; no shell reads them. */
  run: z.array(z.string().min(1).max(4_000)).min(1).max(100),
  /** Variables of the engine's environment that the program gets, too: every account's process has them. */
  environment: z.array(variable).optional(),
  /** The variable that has the key which the account's person pasted. */
  keyVariable: variable.optional(),
})

/** A toolkit as a file: what an import wrote, and what a person may review and mend. */
export const toolkitFile = z
  .strictObject({
    format: z.literal(1),
    slug,
    name,
    description: text,
    /** `YYYYMMDD_NN`: the day of the import. */
    version: z.string().regex(/^\d{8}_\d{2}$/),
    /** What it was made from. */
    source: z.strictObject({
      kind: z.enum(['openapi', 'mcp', 'graphql']),
      from: text,
      sha256,
      /** With what it was imported, in the words of the command. */
      options: z.record(name, z.union([text, z.literal(true), z.array(text)])).optional(),
      /** The overlays that were applied before: files from the folder of this one on, or https URLs. */
      overlays: z.array(overlay).optional(),
      /** Marks of what the import made, by which an update knows what a person changed. */
      made: z.strictObject({ toolkit: text, tools: z.record(name, text) }).optional(),
    }),
    /** Where paths start. The credential goes to its origin, and to no other. Fields of `auth` may stand in it. */
    baseUrl: httpsTemplate,
    /** The only hosts that an address with a field in its host may have. */
    hosts: hostsOfFile.optional(),
    /** What answers in place of baseUrl, which then is but a name. */
    command: command.optional(),
    /** Further origins that may receive the credential. */
    origins: z.array(httpsTemplate).max(50).optional(),
    /** Headers of every call. */
    headers: z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/), z.string().max(2_000)).optional(),
    docsUrl: z.url().optional(),
    auth: authsOfFile,
    tools: z.array(toolOfFile),
    /** What `wholeInput` of tools refers to, by name. */
    schemas: z.record(z.string(), jsonSchema).optional(),
  })
  .refine(
    // A server that asks for an account shows its tools when somebody has connected one.
    ({ source, tools }) => source.kind === 'mcp' || tools.length > 0,
    { path: ['tools'], message: 'There is none.' },
  )
  .refine(
    ({ source, tools }) =>
      tools.every(({ call }) => call.kind === (source.kind === 'openapi' ? 'http' : source.kind)),
    { path: ['tools'], message: 'They are not of the kind that source says.' },
  )
  .refine(({ command, baseUrl }) => !command || new URL(baseUrl).hostname.endsWith('.invalid'), {
    path: ['baseUrl'],
    message: 'What is started by a command has no address: write https://….invalid.',
  })
  .refine(({ command, source }) => !command || source.kind === 'mcp', {
    path: ['command'],
    message: 'Only an MCP server is started by a command.',
  })
  .refine(({ command, auth }) => !command || hasPlaceForKey(command, auth), {
    path: ['auth'],
    message: 'A command takes a key where keyVariable says in which variable, or NO_AUTH.',
  })

function hasPlaceForKey({ keyVariable }: Command, auth: z.output<typeof authsOfFile>): boolean {
  return isOne(auth) && auth.scheme === (keyVariable === undefined ? 'NO_AUTH' : 'API_KEY')
}

/** The contents of a toolkit's file. */
export type ToolkitFile = z.output<typeof toolkitFile>
export type ToolOfFile = ToolkitFile['tools'][number]
export type HttpCall = z.output<typeof httpCall>
export type GraphQlCall = z.output<typeof graphQlCall>
export type McpCall = z.output<typeof mcpCall>
/** A command that runs an MCP server. */
export type Command = z.output<typeof command>
/** An overlay that a toolkit's file keeps: what was mended of its document. */
export type OverlayOfFile = z.output<typeof overlay>
export type Parameter = HttpCall['parameters'][number]
