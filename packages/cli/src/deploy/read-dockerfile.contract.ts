import { readFileSync } from 'node:fs'

/** An instruction of a Dockerfile, continued lines joined. */
export interface Instruction {
  name: string
  /** What stands behind it, flags left out. */
  rest: string
  flags: Record<string, string>
}

/** A stage of a Dockerfile. */
export interface Stage {
  image: string
  name: string | undefined
  instructions: Instruction[]
}

/** Reads what our own Dockerfile is written in: no heredocs, no variables. */
export function readDockerfile(path: string): Stage[] {
  const lines = readFileSync(path, 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const stages: Stage[] = []
  for (const line of lines) {
    const { name, rest, flags } = instructionOf(line)
    if (name === 'FROM') {
      const [image = '', , stage] = rest.split(/\s+/)
      stages.push({ image, name: stage, instructions: [] })
    } else stages.at(-1)?.instructions.push({ name, rest, flags })
  }
  return stages
}

/** The last word that a stage says by an instruction. */
export function lastOf({ instructions }: Stage, name: string): string {
  return instructions.findLast((instruction) => instruction.name === name)?.rest ?? ''
}

/** The variables that a stage sets. */
export function variablesOf({ instructions }: Stage): Record<string, string> {
  const words = instructions.flatMap(({ name, rest }) => (name === 'ENV' ? rest.split(/\s+/) : []))
  return Object.fromEntries(words.map((word) => word.split('=') as [string, string]))
}

function instructionOf(line: string): Instruction {
  const [name = '', ...words] = line.trim().split(/\s+/)
  const given = words.slice(
    0,
    words.findIndex((word) => !word.startsWith('--')),
  )
  const flags = given.map((flag) => flag.slice(2).split('=') as [string, string])
  return {
    name,
    rest: words.slice(given.length).join(' '),
    flags: Object.fromEntries(flags),
  }
}
