import type { App } from './files/app-files.ts'
import type { Plan } from './files/plan-app.ts'
import { placeName } from './place-name.ts'

export interface Report extends App {
  /** The app's folder from here; empty when it is the same. */
  place: string
  isInstalling: boolean
}

/** How the app is started. */
export function startCommand({ framework, packageManager }: App): string[] {
  return [packageManager, 'run', framework.script]
}

/** Whether that starts what was written, and nothing that was there before. */
export function startsOurs({ kept }: Plan, { framework }: App): boolean {
  return !kept.some(
    (one) => one.startsWith('src/') || one.includes(`the script ${framework.script} `),
  )
}

/** What was written, what was left as it was, and what to do next. */
export function report(plan: Plan, { place, isInstalling, ...app }: Report): string {
  const { created, changed, kept } = plan
  const { framework, packageManager } = app
  const isOurs = startsOurs(plan, app)
  const where = placeName(place)
  const steps = [
    place === '' ? [] : `cd ${quoted(where)}`,
    isInstalling ? [] : `${packageManager} install`,
    isOurs ? startCommand(app).join(' ') : [],
  ].flat()
  return [
    `\nWrote ${created.length} files of ${framework.label} into ${where}.`,
    changed.length === 0
      ? []
      : `Added what they lacked: ${changed.map(({ path }) => path).join(', ')}.`,
    kept.length === 0 ? [] : ['Left as they were:', ...kept.map((one) => `  ${one}`)],
    steps.length === 0 ? '' : `\n${steps.map((step) => `  ${step}`).join('\n')}\n`,
    isOurs
      ? []
      : 'Your own files start here as before. startEngine of src/engine.ts starts the engine from them; made in an empty folder, the app runs by itself.\n',
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
