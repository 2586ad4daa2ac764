import { parseArgs } from 'node:util'
import { type FrameworkId, frameworkIds } from '../frameworks.ts'
import { Refusal } from '../refusal.ts'
import { type PackageManager, packageManagers } from '../run/package-manager.ts'
import { nearest } from './nearest.ts'

/** What the command was told; undefined where a person is asked, or a default holds. */
export interface Arguments {
  folder: string | undefined
  framework: FrameworkId | undefined
  packageManager: PackageManager | undefined
  install: boolean | undefined
  start: boolean | undefined
  /** Nobody is asked. */
  yes: boolean
  /** What would be written is told, and nothing is. */
  dryRun: boolean
  /** Also below the folder of another app. */
  nested: boolean
  help: boolean
  version: boolean
}

const options = {
  framework: { type: 'string', short: 'f' },
  'package-manager': { type: 'string' },
  install: { type: 'boolean' },
  start: { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  'dry-run': { type: 'boolean' },
  nested: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** Reads the words of the command. Throws a Refusal for one that it does not know, with the one that was meant. */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options,
    allowPositionals: true,
    allowNegative: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) if (token.kind === 'option') check(token)
  if (positionals.length > 1) {
    throw new Refusal(
      `There is one folder to name, and not ${positionals.length}: ${positionals.join(' ')}.`,
      'npm takes flags for itself unless -- stands before them: npm create maillon my-agent -- --yes',
    )
  }
  return {
    folder: positionals[0],
    framework: choice('framework', values.framework, frameworkIds),
    packageManager: choice('package-manager', values['package-manager'], packageManagers),
    install: flag(values.install),
    start: flag(values.start),
    yes: values.yes === true,
    dryRun: values['dry-run'] === true,
    nested: values.nested === true,
    help: values.help === true,
    version: values.version === true,
  }
}

function check({
  name,
  rawName,
  value,
}: {
  name: string
  rawName: string
  value?: string | undefined
}) {
  const known = name.startsWith('no-') ? name.slice(3) : name
  const option = Object.hasOwn(options, known) ? options[known as keyof typeof options] : undefined
  if (!option || (known !== name && option.type !== 'boolean')) {
    const meant = nearest(known, Object.keys(options))
    const hint = meant ? `Did you mean --${meant}?` : '--help tells which there are.'
    throw new Refusal(`There is no flag ${rawName}.`, hint)
  }
  if (option.type === 'string' && value === undefined) {
    throw new Refusal(`${rawName} says nothing.`, `Write --${name} and what it is to be.`)
  }
  if (option.type === 'boolean' && value !== undefined) {
    throw new Refusal(`${rawName} takes no value.`, `Write --${name}, or --no-${name}.`)
  }
}

function choice<Choice extends string>(
  name: string,
  value: unknown,
  choices: readonly Choice[],
): Choice | undefined {
  if (typeof value !== 'string') return undefined
  const chosen = choices.find((one) => one === value)
  if (chosen) return chosen
  const meant = nearest(value, choices)
  const hint = `${meant ? `Did you mean ${meant}? ` : ''}There are ${choices.join(', ')}.`
  throw new Refusal(`There is no ${name} ${value}.`, hint)
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}
