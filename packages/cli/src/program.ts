import { readFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { CommandSpec, OptionSpec } from './command.ts'
import { helpText } from './help-text.ts'
import { visible } from './terminal/visible.ts'

/** The command that was chosen, and what it was given. */
export interface Chosen {
  spec: CommandSpec
  operands: Record<string, string | undefined>
  given: Record<string, unknown>
}

/**
 * The parser of a tree of commands, of which some may `run`; `choose` is told which one the words name. It throws a
 * `CommanderError` where they name none.
 */
export function createProgram(
  root: CommandSpec,
  runs: (spec: CommandSpec) => boolean,
  choose: (chosen: Chosen) => void,
): Command {
  const version = readVersion()
  const program = new Command(root.name)
    .enablePositionalOptions()
    .exitOverride()
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => console.log(text.trimEnd()),
      writeErr: (text) => console.error(text.trimEnd()),
      outputError: (text, write) => write(visible(sentence(text))),
      // The style knows by itself whether there may be colours.
      getOutHasColors: () => true,
    })
  describe(program, root)
  return program

  function describe(command: Command, spec: CommandSpec): void {
    const path = nameOf(command)
    command
      .helpOption('-h, --help')
      .version(version)
      .option('--verbose')
      .configureHelp({ formatHelp: () => helpText(path, spec) })
      .showHelpAfterError(`See: ${path} --help`)
    for (const [name, { optional }] of Object.entries(spec.operands ?? {}))
      command.argument(optional ? `[${name}]` : `<${name}>`)
    for (const [name, option] of Object.entries(spec.options ?? {}))
      for (const one of optionsOf(command, name, option)) command.addOption(one)
    if (spec.run && runs(spec)) command.action(() => choose({ spec, ...givenTo(command, spec) }))
    for (const one of spec.commands ?? []) describe(command.command(one.name), one)
  }
}

/** A command as people type it: `maillon toolkits add`. */
function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()
}

function sentence(text: string): string {
  return text.replace(/^error: (.)/, (_, first: string) => first.toUpperCase())
}

function optionsOf(command: Command, name: string, spec: OptionSpec): Option[] {
  const { value, several } = spec
  const option = new Option(`--${name}${value ? ` <${value}>` : ''}`).default(spec.default)
  if (spec.required) option.makeOptionMandatory()
  if (value) {
    option.argParser<unknown>((text, before) => {
      const read = readValue(command, spec, text)
      return several ? [...(Array.isArray(before) ? before : []), read] : read
    })
  }
  const off = spec.negatable ? [new Option(`--no-${name}`)] : []
  return [option, ...off]
}

function readValue(command: Command, { parse, expects, choices }: OptionSpec, text: string) {
  if (command.options.some(({ long }) => long === text))
    throw new InvalidArgumentError(`A value is missing before ${text}.`)
  if (choices && !choices.includes(text))
    throw new InvalidArgumentError(`It may be ${choices.join(', ')}.`)
  const value = parse ? parse(text) : text
  if (value === undefined) throw new InvalidArgumentError(`It has to be ${expects}.`)
  return value
}

/** What stands there, by names; a switch that is off is false. */
function givenTo(command: Command, spec: CommandSpec): Pick<Chosen, 'operands' | 'given'> {
  const operands = Object.keys(spec.operands ?? {}).map((name, at) => [name, command.args[at]])
  const given = Object.entries(spec.options ?? {}).flatMap(([name, { value, negatable }]) => {
    const attribute = new Option(`--${name}`).attributeName()
    const stands: unknown = command.getOptionValue(attribute)
    return stands === undefined && (value || negatable) ? [] : [[name, stands ?? false]]
  })
  return { operands: Object.fromEntries(operands), given: Object.fromEntries(given) }
}

function readVersion(): string {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}
