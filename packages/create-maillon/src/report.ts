import type { App } from './files/app-files.ts'
import type { Plan } from './files/plan-app.ts'

export interface Report extends App {
  /** The app's folder from here; empty when it is the same. */
  place: string
  isInstalling: boolean
}

/** How the app is started. */
export function startCommand({ framework, packageManager }: App): string[] {
  return [packageManager, 'run', framework.script]
}

/** What was written, what was left as it was, and what to do next. */
export function report(
  { created, changed, kept }: Plan,
  { place, isInstalling, ...app }: Report,
): string {
  const { framework, packageManager } = app
  const where = place === '' ? 'this folder' : place.replaceAll(/\p{C}/gu, '?')
  const steps = [
    place === '' ? [] : `cd ${quoted(where)}`,
    isInstalling ? [] : `${packageManager} install`,
    startCommand(app).join(' '),
  ].flat()
  return [
    `\nWrote ${created.length} files of ${framework.label} into ${where}.`,
    changed.length === 0
      ? []
      : `Added what they lacked: ${changed.map(({ path }) => path).join(', ')}.`,
    kept.length === 0 ? [] : ['Left as they were:', ...kept.map((one) => `  ${one}`)],
    `\n${steps.map((step) => `  ${step}`).join('\n')}\n`,
  ]
    .flat()
    .join('\n')
}

/** A path as one word of a command line. */
function quoted(path: string): string {
  const word = path.startsWith('-') ? `./${path}` : path
  if (/^[\p{L}\p{M}\p{N}_./\\:@~-]+$/u.test(word)) return word
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`
}
