import type { App } from './files/app-files.ts'
import type { Plan } from './files/plan-app.ts'
import { placeName } from './place-name.ts'

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

/** What was written, and what was left as it was; the app's folder is said from here, and is empty when it is this one. */
export function report(plan: Plan, app: App, place: string): string {
  const { created, changed, kept } = plan
  return [
    `\nWrote ${counted(created.length)} into ${placeName(place)} (${app.framework.label}).`,
    changed.length === 0
      ? []
      : `Added what they lacked: ${changed.map(({ path }) => path).join(', ')}.`,
    kept.length === 0 ? [] : ['Left as they were:', ...kept.map((one) => `  ${one}`)],
    startsOurs(plan, app)
      ? []
      : '\nYour own files start here as before. startEngine of src/engine.ts starts the engine from them; made in an empty folder, the app runs by itself.',
  ]
    .flat()
    .join('\n')
}

/** What to type next, for the end of all that is told; undefined when that is nothing. */
export function nextSteps(
  plan: Plan,
  { isInstalled, place, ...app }: App & { isInstalled: boolean; place: string },
): string | undefined {
  const steps = [
    place === '' ? [] : `cd ${quoted(placeName(place))}`,
    isInstalled ? [] : `${app.packageManager} install`,
    startsOurs(plan, app) ? startCommand(app).join(' ') : [],
  ].flat()
  if (steps.length === 0) return undefined
  const what = isInstalled ? 'Next:' : 'Nothing is installed yet. Next:'
  return ['', what, ...steps.map((step) => `  ${step}`), ''].join('\n')
}

function counted(files: number): string {
  return files === 1 ? '1 file' : `${files} files`
}

/** A path as one word of a command line. */
function quoted(path: string): string {
  const word = path.startsWith('-') ? `./${path}` : path
  if (/^[\p{L}\p{M}\p{N}_./\\:@~-]+$/u.test(word)) return word
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`
}
