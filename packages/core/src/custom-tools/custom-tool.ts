import type {
  ArgumentsAfter,
  ToolAnswer,
  ToolkitSlug,
  ToolSlug,
} from '../catalogue/installed-tools.ts'
import type { Spelt } from '../catalogue/spelt.ts'
import type { SessionFiles } from '../files/session-files.ts'
import type { ProxyRequest, ProxyResponse } from '../sessions/proxy-execute.ts'
import { assertKnown } from '../transport/assert-known.ts'
import { lengthErrors, namingErrors, notUsable } from './definition-errors.ts'
import { customSlug } from './local-slug.ts'

/** What a custom tool reaches besides its input: the session that it runs in, and that session's accounts. */
export interface CustomToolContext {
  readonly userId: string
  readonly sessionId: string
  /** Aborts when the caller gives up, if the caller can. Nothing waits for a tool any longer then. */
  readonly signal: AbortSignal | undefined
  /**
   * As `session.files`: what the tool is given is read by its id, and what it makes is stored. A stored file in its
   * answer is what models are told of files: its id and facts, never an address or bytes.
   */
  readonly files: SessionFiles
  /** As `session.execute`: other custom tools as well as the session's own. */
  execute<Slug extends ToolSlug>(
    slug: Spelt<Slug>,
    ...parameters: ArgumentsAfter<Slug>
  ): Promise<ToolAnswer<Slug>>
  /**
   * As `session.proxyExecute`, at the toolkit that the tool extends unless another one is named. When the user has
   * not connected it, the error that this throws tells the agent so: let it pass.
   */
  proxyExecute(
    request: Omit<ProxyRequest, 'toolkit'> & { toolkit?: ToolkitSlug | undefined },
  ): Promise<ProxyResponse>
}

/** What a schema gives: of a Standard Schema or Zod 3 its output, of a JSON Schema any object. */
export type InputOf<Schema> = Schema extends { '~standard': { types?: infer Types } }
  ? NonNullable<Types> extends { output: infer Output }
    ? Output
    : never
  : Schema extends { _output: infer Output }
    ? Output
    : Record<string, unknown>

/** What a custom tool is: how models see it, what it takes, and what it does. */
export interface CustomToolOptions<Schema extends object> {
  /** For people. */
  name: string
  /** For the model: what it does, what it needs, what it answers. */
  description: string
  /** Zod 3 or 4, any Standard Schema that can tell its JSON Schema, or a JSON Schema; of an object. */
  inputParams: Schema
  /** What the tool answers, for the model to know; answers are not checked against it. */
  outputParams?: object | undefined
  /** A toolkit of the engine, by slug, whose account `proxyExecute` uses. */
  extendsToolkit?: ToolkitSlug | undefined
  /** Whether `session.tools()` lists the tool; else it is found by a search. */
  preload?: boolean | undefined
  /** Gets the checked input. Answers anything that JSON can spell; what it throws is told to the model, without the stack. */
  execute: (input: InputOf<Schema>, context: CustomToolContext) => unknown
}

/** A tool that runs in the app's process. */
export interface CustomTool {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly inputParams: object
  readonly outputParams?: object | undefined
  readonly extendsToolkit?: string | undefined
  readonly preload?: boolean | undefined
  readonly execute: (input: never, context: CustomToolContext) => unknown
}

/**
 * A tool of the app's own, for `experimental.customTools` of a session or for a custom toolkit. Sessions know it as
 * `LOCAL_SLUG`, or `LOCAL_TOOLKIT_SLUG` when it extends one. Throws `invalid_request`.
 */
export function createCustomTool<Schema extends object>(
  slug: string,
  options: CustomToolOptions<Schema>,
): CustomTool {
  assertKnown(`The custom tool ${JSON.stringify(slug)}`, options, optionNames)
  const { name, description, inputParams, outputParams, preload, execute } = options
  const extendsToolkit = toolkitSlug(options.extendsToolkit)
  const errors = [
    ...namingErrors(slug, options),
    ...lengthErrors(slug, extendsToolkit),
    ...(isSchema(inputParams) ? [] : ['Its inputParams are no schema.']),
    ...(outputParams === undefined || isSchema(outputParams)
      ? []
      : ['Its outputParams are no schema.']),
    ...(extendsToolkit === '' ? ['Its extendsToolkit is not the slug of a toolkit.'] : []),
    ...(typeof execute === 'function' ? [] : ['Its execute is not a function.']),
  ]
  if (errors.length > 0) throw notUsable('tool', slug, errors)
  return { slug, name, description, inputParams, outputParams, extendsToolkit, preload, execute }
}

const optionNames = [
  'name',
  'description',
  'inputParams',
  'outputParams',
  'extendsToolkit',
  'preload',
  'execute',
]

/** ArkType's schemas are functions. */
function isSchema(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

/** The engine's slugs are lower case; '' stands for what is none. */
function toolkitSlug(value: unknown): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'string' && customSlug.test(value) ? value.toLowerCase() : ''
}
