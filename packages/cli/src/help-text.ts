import type { CommandSpec, OptionSpec } from './command.ts'
import { styled } from './terminal/style.ts'
import { padded, width, wrap } from './terminal/width.ts'

/** What every command has; the first one alone tells of all. */
const commonOptions: readonly Row[] = [
  ['-h, --help', 'shows this'],
  ['-V, --version', 'tells the version'],
  ['--verbose', 'tells more of an error'],
]

/** A command's help; `path` is how people type it: `maillon toolkits add`. */
export function helpText(path: string, spec: CommandSpec, columns = columnsHere()): string {
  const { operands = {}, options = {}, commands = [], lines = [], examples, see = [] } = spec
  const common = path.includes(' ') ? commonOptions.slice(0, 1) : commonOptions
  const title = (text: string) => styled('bold', text)
  const list = (name: string, rows: readonly Row[]) =>
    rows.length === 0 ? [] : ['', title(name), ...rows.flatMap((row) => lined(row, rows, columns))]
  return [
    ...usageOf(path, spec).map((usage, at) => `${at === 0 ? title('Usage:') : '      '} ${usage}`),
    '',
    ...wrap(aboutOf(spec), columns),
    ...list(
      'Commands:',
      commands.map(({ name, summary = '' }) => [name, summary]),
    ),
    ...list(
      'Arguments:',
      Object.entries(operands).map(([name, { about }]) => [name, about]),
    ),
    ...list('Options:', [
      ...Object.entries(options).map(
        ([name, option]): Row => [flagsOf(name, option), aboutWithDefault(option)],
      ),
      ...common,
    ]),
    ...(lines.length > 0 ? ['', ...lines] : []),
    '',
    title('Examples:'),
    ...examples.map((example) => `  ${example}`),
    ...(see.length > 0 ? ['', `${title('See also:')} ${see.join(', ')}`] : []),
  ].join('\n')
}

type Row = readonly [term: string, about: string]

function columnsHere(): number {
  return Math.max(40, process.stdout.columns ?? 100)
}

/** A paragraph on what a command does. */
export function aboutOf({ about, summary = '' }: CommandSpec): string {
  return about ?? `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
}

/** How a command is typed, in each of its ways. */
export function usageOf(path: string, spec: CommandSpec): string[] {
  const { operands = {}, options, rest, commands, run } = spec
  const words = Object.entries(operands).map(([name, { optional }]) =>
    optional ? `[${name}]` : `<${name}>`,
  )
  const needed = Object.entries(options ?? {}).flatMap(([name, option]) =>
    option.required ? [flagsOf(name, option)] : [],
  )
  const own = [
    path,
    ...words,
    ...needed,
    ...(options ? ['[options]'] : []),
    ...(rest ? [`[-- ${rest}]`] : []),
  ]
  return [...(run ? [own.join(' ')] : []), ...(commands ? [`${path} <command>`] : [])]
}

/** An option as people type it. */
export function flagsOf(name: string, { value, negatable }: OptionSpec): string {
  return `--${name}${value ? ` <${value}>` : ''}${negatable ? `, --no-${name}` : ''}`
}

/** What an option is for, and what holds without it. */
export function aboutWithDefault({ about, default: usual, defaultText }: OptionSpec): string {
  const told = defaultText ?? usual
  return told === undefined ? about : `${about} (default: ${told})`
}

function lined([term, about]: Row, rows: readonly Row[], columns: number): string[] {
  const indent = 4 + Math.max(...rows.map(([one]) => width(one)))
  const [first = '', ...more] = wrap(about, Math.max(20, columns - indent))
  return [
    `  ${styled('cyan', padded(term, indent - 4))}  ${first}`,
    ...more.map((line) => ' '.repeat(indent) + line),
  ]
}
