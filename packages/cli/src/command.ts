import type { Phases } from './terminal/phases.ts'

/** A word of a command that is no option; required unless it may be left out. */
export interface OperandSpec {
  readonly about: string
  readonly optional?: true
}

/** An option: a switch, unless its value has a name. */
export interface OptionSpec {
  readonly about: string
  /** What the help calls its value: `FILE`. */
  readonly value?: string
  readonly default?: string | number | boolean
  /** Whether the command is none without it. */
  readonly required?: true
  /** The default in words, where the value depends on the place. */
  readonly defaultText?: string
  /** Whether it may be given several times. */
  readonly several?: true
  /** Makes the value of the text; undefined for text that is not as `expects` says. */
  readonly parse?: (text: string) => unknown
  readonly expects?: string
  readonly choices?: readonly string[]
  /** Whether `--no-…` switches it off; undefined where neither is said. */
  readonly negatable?: true
}

type Operands = Readonly<Record<string, OperandSpec>>
type Options = Readonly<Record<string, OptionSpec>>

type ValueOf<Option extends OptionSpec> = Option extends { value: string }
  ?
      | (Option extends { parse: (text: string) => infer Parsed }
          ? Exclude<Parsed, undefined>
          : Option extends { several: true }
            ? string[]
            : string)
      | (Option extends { default: string | number } | { required: true } ? never : undefined)
  : Option extends { negatable: true }
    ? boolean | (Option extends { default: boolean } ? never : undefined)
    : boolean

/** What a command was given, by the names of its options. */
export type Given<Known extends Options> = { readonly [Name in keyof Known]: ValueOf<Known[Name]> }

type Words<Known extends Operands> = {
  readonly [Name in keyof Known]: Known[Name] extends { optional: true }
    ? string | undefined
    : string
}

/** A command as its help tells it. It loads what it runs when it is run. */
export interface CommandSpec {
  readonly name: string
  /** A line, for the list of commands. What stands first, `commands.ts` tells without loading it. */
  readonly summary?: string
  /** A paragraph, for the command's own help; the summary when left out. */
  readonly about?: string
  /** Lines that stand in the help as they are. */
  readonly lines?: readonly string[]
  readonly operands?: Operands
  readonly options?: Options
  /** What may follow `--`. */
  readonly rest?: string
  readonly examples: readonly string[]
  /** Other commands and documents. */
  readonly see?: readonly string[]
  readonly commands?: readonly CommandSpec[]
  /** Answers the exit code. Throws a MaillonError for what the user got wrong. */
  readonly run?: (operands: never, given: never, context: CommandContext) => Promise<number>
}

/** What a command has beside what it was given. */
export interface CommandContext {
  /** What follows `--`; undefined where nothing may, or `--` is not there. */
  rest: readonly string[] | undefined
  /** Tells what takes long. */
  phases: Phases
}

/** A command that runs, with the types of what it is given. */
export function defineCommand<
  const Known extends Options,
  const Wanted extends Operands = Operands,
>(
  spec: Omit<CommandSpec, 'run' | 'options' | 'operands'> & {
    readonly options: Known
    readonly operands?: Wanted
    readonly run: (
      operands: Words<Wanted>,
      given: Given<Known>,
      context: CommandContext,
    ) => Promise<number>
  },
): typeof spec {
  return spec
}
