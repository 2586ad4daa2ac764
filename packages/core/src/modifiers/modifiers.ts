import type { ToolkitSlug, ToolSlug } from '../catalogue/installed-tools.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import type { ProfileName } from '../provider/profiles/profile-name.ts'
import type { ExecuteTool, Provider, ProviderContext, SessionTool } from '../provider/provider.ts'
import type { RequestOptions } from '../transport/request-options.ts'

/** A session's tools and calls as modifiers change them. */
export interface ModifiedSession {
  /** As a model calls tools: what the engine refuses is a result. */
  execute: ExecuteTool
  resume: ProviderContext['resume']
  rawTools(options?: RequestOptions): Promise<SessionTool[]>
  profiles: ReadonlySet<ProfileName>
}

/** The tool that a modifier is called for, and its toolkit: `composio` for meta tools, `custom` for a custom tool alone. */
export interface ModifiedTool {
  toolSlug: ToolSlug
  toolkitSlug: ToolkitSlug
}

/** Changes how a tool is shown; its slug stays what it is. It gets a copy. */
export type ModifySchema<Tool> = (context: ModifiedTool & { schema: Tool }) => Tool | Promise<Tool>

/** What changes the tools of a session and their calls; each may be asynchronous. */
export interface SessionModifiers {
  /** What the model sees; changed arguments are for `beforeExecute` to change back. */
  modifySchema?: ModifySchema<SessionTool> | undefined
  /** Answers the arguments to run the tool with. What it throws is told to the model, and the tool does not run. */
  beforeExecute?:
    | ((
        context: ModifiedTool & { sessionId: string; params: Record<string, unknown> },
      ) => Record<string, unknown> | Promise<Record<string, unknown>>)
    | undefined
  /** Answers what the model gets in place of a result, an error included. */
  afterExecute?:
    | ((
        context: ModifiedTool & { sessionId: string; result: SuccessfulOrNot<ToolResult> },
      ) => ChangedResult | Promise<ChangedResult>)
    | undefined
}

export type SuccessfulOrNot<Result> = Result & {
  /** Whether `error` is null. */
  successful: boolean
}

/** The parts of a result that a modifier may change. */
export interface ChangedResult {
  data: Record<string, unknown>
  error: string | null
}

/** Refuses modifiers that are no functions, with `invalid_request`. */
export function assertModifiers(modifiers: object, names: readonly string[]): void {
  for (const name of names) {
    const modifier = (modifiers as Record<string, unknown>)[name]
    if (modifier === undefined || typeof modifier === 'function') continue
    throw new MaillonError('invalid_request', {
      message: `The modifier ${name} is not a function.`,
      hint: 'Pass a function, or leave it out.',
    })
  }
}

/**
 * Refuses modifiers of calls where the provider leaves calls to `handleToolCalls`, with `invalid_request`: they would
 * never be asked, and one that is to hold something back would hold back nothing.
 */
export function assertRunsTools(
  { name, wrapTools, leavesCalls = wrapTools.length < 2 }: Provider<unknown>,
  { beforeExecute, afterExecute }: SessionModifiers,
): void {
  if (!leavesCalls || !(beforeExecute || afterExecute)) return
  throw new MaillonError('invalid_request', {
    message: `The tools of the provider ${name} run no calls, so modifiers of calls would do nothing.`,
    hint: 'Give handleToolCalls the session with them: session.withModifiers({ … }).',
  })
}

/** A tool as the modifier shows it. Throws `invalid_request` when it answers none. */
export async function modifySchema<Tool extends SessionTool>(
  tool: Tool,
  modifier: ModifySchema<Tool> | undefined,
): Promise<Tool> {
  if (!modifier) return tool
  const { slug, toolkit, inputParameters, check, ...rest } = tool
  const schema = structuredClone({ ...rest, slug, toolkit, inputParameters }) as unknown as Tool
  const changed = await modifier({ toolSlug: slug, toolkitSlug: toolkit.slug, schema })
  assertAnswer('modifySchema', changed, 'the tool')
  // Another schema is judged by itself: the tool's own judge would refuse what `beforeExecute` is to bring.
  const isSame = JSON.stringify(changed.inputParameters) === JSON.stringify(inputParameters)
  return { ...changed, slug, ...(isSame && check && { check }) }
}

/** Refuses what a modifier answers unless it is an object, with `invalid_request`. */
export function assertAnswer(name: string, answer: unknown, what: string): void {
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return
  throw new MaillonError('invalid_request', {
    message: `The modifier ${name} answered nothing that can be used.`,
    hint: `Let it answer ${what}, changed or as it was.`,
  })
}
