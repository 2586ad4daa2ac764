import type { ConfigSources } from '../config/settings-for.ts'
import { visible } from '../terminal/visible.ts'
import { installed, settingsAsGiven } from './installed.ts'
import { lintText, lintToolkit } from './lint-toolkit.ts'

/** Looks at a toolkit's tools as a model does. */
export async function lint(
  slug: string,
  options: ConfigSources & { json: boolean },
): Promise<string> {
  const toolkit = installed(await settingsAsGiven('lint', options), slug)
  const findings = lintToolkit(toolkit)
  if (options.json) return JSON.stringify(findings)
  const lines = lintText(findings, toolkit.tools.length)
  return lines.length > 0 ? visible(lines.join('\n')) : 'A model can read all of its tools.'
}
