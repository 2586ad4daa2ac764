import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { type Arguments, readArguments } from './arguments/read-arguments.ts'
import { appName } from './app-name.ts'
import type { Asked } from './ask.ts'
import { appFiles } from './files/app-files.ts'
import { checkFolder } from './files/check-folder.ts'
import { planApp } from './files/plan-app.ts'
import { writeApp } from './files/write-app.ts'
import { type Framework, frameworks } from './frameworks.ts'
import { fileRefusal } from './file-refusal.ts'
import { preview } from './preview.ts'
import { Refusal } from './refusal.ts'
import { packageManagerOf } from './run/package-manager.ts'
import { run } from './run/run.ts'
import { nextSteps, report, startCommand, startsOurs } from './report.ts'
import { usage } from './usage.ts'

export interface CreateOptions {
  /** How the command is called, for its help. */
  command?: string
  /** The folder when none is named; asked for, or `my-agent`, when left out. */
  folder?: string
  /** Who is asked; the person at the terminal, if there is one, when left out. */
  asked?: Asked | undefined
}

/** Asks for what is not said, writes an app, installs and starts it; answers the exit code. */
export async function create(
  words: readonly string[],
  options: CreateOptions = {},
): Promise<number> {
  try {
    return await made(words, options)
  } catch (error) {
    const refusal = error instanceof Refusal ? error : fileRefusal(error)
    if (!refusal) throw error
    console.error(`${refusal.message}\n${refusal.hint}`)
    return 1
  }
}

async function made(
  words: readonly string[],
  { command = 'npm create maillon@latest', folder: usual, asked: given }: CreateOptions,
): Promise<number> {
  const arguments_ = readArguments(words)
  if (arguments_.help) return tell(usage(command))
  if (arguments_.version) return tell(ownVersion())
  const asked = arguments_.yes ? undefined : (given ?? (await personAtTerminal()))

  const named = arguments_.folder ?? usual ?? (asked ? await asked.folder('my-agent') : 'my-agent')
  if (named === undefined) return 1
  const folder = resolve(named)
  checkFolder(folder, arguments_)
  const framework = await frameworkOf(arguments_, asked)
  if (!framework) return 1

  const packageManager =
    arguments_.packageManager ?? packageManagerOf(folder, process.env.npm_config_user_agent)
  const app = { framework, name: appName(folder), packageManager, version: ownVersion() }
  const plan = await planApp(folder, await appFiles(app))
  const place = relative(process.cwd(), folder)
  if (arguments_.dryRun) return tell(preview(plan, place))
  const isAsked =
    !arguments_.yes && hasFiles(folder) && plan.created.length + plan.changed.length > 0
  if (isAsked && !(await agreed(preview(plan, place), asked))) return 1
  await writeApp(folder, plan)
  console.log(report(plan, app, place))

  const tellNext = (isInstalled: boolean) => {
    const steps = nextSteps(plan, { ...app, place, isInstalled })
    if (steps) console.log(steps)
  }
  if (arguments_.install === false) {
    tellNext(false)
    return 0
  }
  if (!(await isWell([packageManager, 'install'], folder))) {
    tellNext(false)
    return 1
  }
  const mayStart = asked !== undefined && startsOurs(plan, app)
  const isStarting = arguments_.start ?? (mayStart && (await asked.agrees('Start it?')))
  // After an app has ended, or was stopped, it is what starts it again.
  tellNext(true)
  return isStarting ? run(startCommand(app), folder) : 0
}

function tell(text: string): number {
  console.log(text)
  return 0
}

async function personAtTerminal(): Promise<Asked | undefined> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined
  return (await import('./ask.ts')).terminal
}

async function frameworkOf(
  { framework, yes }: Arguments,
  asked: Asked | undefined,
): Promise<Framework | undefined> {
  const id = framework ?? (yes ? 'vercel' : await asked?.framework())
  if (id === undefined && !asked) {
    throw new Refusal(
      'Nobody is at a terminal to choose a framework.',
      `Pass --framework, with one of ${frameworks.map((one) => one.id).join(', ')}.`,
    )
  }
  return frameworks.find((one) => one.id === id)
}

/** Whether somebody who sees what would be written in a folder that has files wants it so. */
async function agreed(previewed: string, asked: Asked | undefined): Promise<boolean> {
  if (!asked) {
    throw new Refusal(
      'The folder has files, and nobody is at a terminal to agree to what is added: nothing was written.',
      'Pass --dry-run to see what that is, and --yes to have it.',
    )
  }
  console.log(previewed)
  return (await asked.agrees('The folder has files: add this to them?')) === true
}

function hasFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name !== '.git')
}

async function isWell(command: readonly string[], folder: string): Promise<boolean> {
  const words = command.join(' ')
  const code = await run(command, folder).catch((error: NodeJS.ErrnoException) => error.code)
  if (code === 0) return true
  const why =
    code === 'ENOENT' ? `there is no ${command[0]} on this machine` : `it ended with ${code}`
  console.error(
    `\n${words} did not work: ${why}. All files are written: mend that, and run it again.`,
  )
  return false
}

function ownVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
