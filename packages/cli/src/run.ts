import { askedOf } from './asked-of.ts'
import { maillonCommand } from './commands.ts'
import { exitCodes } from './exit-codes.ts'
import { helpText } from './help-text.ts'

/** Runs the command that the arguments name; answers the exit code. Throws a MaillonError for what the user got wrong. */
export async function run(arguments_: readonly string[]): Promise<number> {
  const named = arguments_.find((word) => word !== 'help')
  const root = await maillonCommand((name) => name === named)
  const asked = askedOf(root, arguments_)
  const { words, path, spec } = asked
  const more = words.slice(path.length - 1)
  if (more.length === 1 && (more[0] === '--help' || more[0] === '-h')) {
    // Nobody who asks for no more than a help waits for the parser.
    console.log(helpText(path.join(' '), spec))
    return exitCodes.done
  }
  const [{ choose }, { createPhases }] = await Promise.all([
    import('./choose.ts'),
    import('./terminal/phases.ts'),
  ])
  const chosen = choose(root, asked)
  if (typeof chosen === 'number') return chosen
  // Its definition made their types of the same names.
  const { operands, given, rest } = chosen
  const phases = createPhases({ isQuiet: given.json === true })
  try {
    const context = { rest, phases }
    return (await chosen.spec.run?.(operands as never, given as never, context)) ?? exitCodes.done
  } finally {
    phases.end()
  }
}
