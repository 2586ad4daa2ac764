// Runs the checks of checks.mjs, a heavy one and a light one at a time, with a line for each; says what a failed one said.
// `pnpm check NAME …` runs one, with its own arguments and as it speaks.
import { spawn } from 'node:child_process'
import { checks } from './checks.mjs'

const [wanted, ...rest] = process.argv.slice(2)
if (wanted === undefined) await runAll()
else await runOne(wanted)

async function runOne(name) {
  const check = checks.find((one) => one.name === name)
  if (!check) {
    console.error(`There is no check ${name}: ${checks.map((one) => one.name).join(', ')}`)
    process.exitCode = 1
    return
  }
  const [build] = checks
  const before = check === build || check.light ? [] : build.commands.slice(0, 1)
  const last = check.commands.length - 1
  const own = check.commands.map((command, at) => (at === last ? withArguments(command) : command))
  for (const command of [...before, ...own]) {
    process.exitCode = (await run(command, 'inherit')).code
    if (process.exitCode !== 0) return
  }
}

async function runAll() {
  // The first one builds what others read.
  const [first, ...others] = checks
  const isBuilt = await report(first)
  const light = others.filter((check) => check.light)
  const heavy = isBuilt ? others.filter((check) => !check.light) : []
  const outcomes = await Promise.all([inOrder(light), inOrder(heavy)])
  const failed = outcomes.flat().concat(isBuilt ? [] : [first.name])
  if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}

async function inOrder(some) {
  const failed = []
  for (const check of some) if (!(await report(check))) failed.push(check.name)
  return failed
}

/** Runs a check, and prints its line; what it said, too, where it failed. */
async function report({ name, commands }) {
  const start = performance.now()
  let said = ''
  let code = 0
  for (const command of commands) {
    const ended = await run(command, 'pipe')
    said += ended.said
    code = ended.code
    if (code !== 0) break
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(10)}${seconds.padStart(6)} s`)
  if (code !== 0) console.error(said)
  return code === 0
}

function run(command, stdio) {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', stdio, stdio] })
    let said = ''
    child.stdout?.on('data', (chunk) => (said += chunk))
    child.stderr?.on('data', (chunk) => (said += chunk))
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
  })
}

function withArguments(command) {
  return [command, ...rest.map((word) => `'${word.replaceAll("'", `'\\''`)}'`)].join(' ')
}
