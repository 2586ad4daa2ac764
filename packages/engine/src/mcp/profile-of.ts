import { MaillonError } from '@maillon/core'
import { type ProfileName, profileNames } from '@maillon/core/provider'

/**
 * How clients begin the name that they tell of themselves (`clientInfo.name`, or the product in `user-agent`), and whose
 * limits hold there: Claude Code and Claude's apps, Codex and ChatGPT, Gemini CLI, Mistral's, VS Code, Cursor.
 */
const clients: readonly (readonly [RegExp, ProfileName])[] = [
  [/^claude/i, 'anthropic'],
  [/^(?:codex|openai|chatgpt)/i, 'openai'],
  [/^gemini/i, 'gemini'],
  [/^mistral/i, 'mistral'],
  [/^visual[ -]studio[ -]code/i, 'vscode'],
  [/^cursor/i, 'cursor'],
]

/** By whose limits a client is offered tools, from what it calls itself; what every vendor takes for one that is not known. */
export function profileOf(...names: readonly (string | null | undefined)[]): ProfileName {
  for (const name of names) {
    const known = clients.find(([start]) => start.test(name ?? ''))
    if (known) return known[1]
  }
  return 'common'
}

/** The profile that a session's address names; undefined where it names none. Throws `invalid_request`. */
export function namedProfile(name: string | undefined): ProfileName | undefined {
  const known = profileNames.find((one) => one === name)
  if (known !== undefined || name === undefined) return known
  throw new MaillonError('invalid_request', {
    message: 'The address names a profile that is not there.',
    hint: `Take one of ${profileNames.join(', ')}, or leave it out.`,
  })
}
