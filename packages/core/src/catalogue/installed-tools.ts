import type { ExecuteOptions } from '../sessions/execute-options.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import type { RequestOptions } from '../transport/request-options.ts'

/**
 * The tools that a program knows, by slug: `{ toolkit, input, output }` each. `@maillon/toolkits` adds the catalogue's,
 * and `maillon types` writes those of imported toolkits:
 * `declare module '@maillon/core' { interface Tools { … } }`.
 */
export interface Tools {}

/** The toolkits that a program knows, by slug, added as tools are: `{ acme: unknown }`. */
export interface Toolkits {}

/** The slug of a tool that is known. */
export type KnownTool = keyof Tools

/** A tool's slug: one that is known, or any other. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- empty here, not where tools are added
export type ToolSlug = KnownTool | (string & {})

/** A toolkit's slug: one that is known, or any other. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- empty here, not where toolkits are added
export type ToolkitSlug = keyof Toolkits | (string & {})

/** The toolkits of which all tools are known. */
export type ToolkitWithTools = Extract<Part<Tools[KnownTool], 'toolkit'>, string>

/** What the slugs of a toolkit's tools look like: `GMAIL_${string}`. */
export type SlugsOf<Toolkit extends string> = `${Uppercase<Underscored<Toolkit>>}_${string}`
type Underscored<Slug extends string> = Slug extends `${infer Start}-${infer Rest}`
  ? `${Start}_${Underscored<Rest>}`
  : Slug

/** The known tools of a toolkit. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- as above
export type ToolOf<Toolkit extends string> = KnownTool & SlugsOf<Toolkit>

/** Something of each toolkit, by slug. */
export type ByToolkit<Value> = { readonly [Slug in keyof Toolkits]?: Value } & Readonly<
  Record<string, Value>
>

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

/** The same in a custom tool, whose calls have no options. */
export type ArgumentsAfter<Slug extends string> =
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- as above
  Record<never, never> extends ToolArguments<Slug>
    ? [args?: ToolArguments<Slug>]
    : [args: ToolArguments<Slug>]

type Part<Entry, Name extends string> = Entry extends Record<Name, infer Value> ? Value : never

interface Succeeded<Output> extends Omit<ToolResult, 'data'> {
  data: Output
  error: null
}

interface Failed extends ToolResult {
  error: string
}
