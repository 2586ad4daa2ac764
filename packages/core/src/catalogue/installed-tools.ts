import type { ExecuteOptions } from '../sessions/session.ts'
import type { ToolResult } from '../provider/provider.ts'
import type { RequestOptions } from '../transport/request-options.ts'

/**
 * The tools that a program knows, by slug: `{ input, output }` each. `@maillon/toolkits` adds the catalogue's, and
 * `maillon types` writes those of imported toolkits:
 * `declare module '@maillon/core' { interface Tools { … } }`.
 */
export interface Tools {}

/** A slug: one that is known, or any other. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- empty here, not where tools are added
export type ToolSlug = keyof Tools | (string & {})

/** The arguments of a tool that is known; any, of another one. */
export type ToolArguments<Slug extends string> = Slug extends keyof Tools
  ? Part<Tools[Slug], 'input'>
  : Record<string, unknown>

/** What a call of a tool answers: the output of one that is known, once `error` is null; of a part of it nothing is known. */
export type ToolAnswer<Slug extends string, Select = undefined> = [Select] extends [undefined]
  ? Slug extends keyof Tools
    ? Succeeded<Part<Tools[Slug], 'output'>> | Failed
    : ToolResult
  : ToolResult

/** What stands after the slug in `session.execute`: arguments may be left out where the tool needs none. */
export type ExecuteParameters<Slug extends string, Select = string> =
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- what fits when nothing is given
  Record<never, never> extends ToolArguments<Slug>
    ? [args?: ToolArguments<Slug>, options?: ExecuteOptions<Select>, request?: RequestOptions]
    : [args: ToolArguments<Slug>, options?: ExecuteOptions<Select>, request?: RequestOptions]

type Part<Entry, Name extends string> = Entry extends Record<Name, infer Value> ? Value : never

interface Succeeded<Output> extends Omit<ToolResult, 'data'> {
  data: Output
  error: null
}

interface Failed extends ToolResult {
  error: string
}
