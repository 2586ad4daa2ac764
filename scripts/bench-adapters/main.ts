// Prints what turning tools into each framework's format costs, beside the Composio adapters in the same run.
import { besideOpenAI } from './beside-openai.ts'
import { type Cost, compare } from './compare.ts'
import { formats } from './formats.ts'
import { importTimes } from './import-times.ts'
import { installedSize } from './installed-size.ts'
import { kindsOfTools } from './sample-tools.ts'

const runsOf = new Map([
  [10, 200],
  [100, 60],
  [1000, 21],
])

const rows: { adapter: string; tools: number; ours: Cost; theirs: Cost }[] = []
for (const format of formats) {
  for (const [tools, runs] of runsOf) {
    rows.push({ adapter: format.adapter, tools, ...(await compare(format, tools, runs)) })
  }
}

if (process.argv.includes('--json')) {
  const figures = rows.map(({ adapter, tools, ours, theirs }) => ({
    adapter,
    tools,
    ours_ms: short(ours.wrapMs),
    theirs_ms: short(theirs.wrapMs),
  }))
  const beside = [...besideOpenAI(1000, 21)].map(([adapter, ms]) => {
    return { adapter, tools: 1000, ours_ms: short(ms) }
  })
  console.log(JSON.stringify([...figures, ...beside]))
} else {
  printConversions()
  printBesideOpenAI()
  await printPackages()
}

function printConversions(): void {
  console.log(
    `Turning tools of ${kindsOfTools} schemas, over and over, into each format (wrap), and the framework\n` +
      `turning those into a model's first request: medians of ${[...runsOf.values()].join(', ')} runs in turns, ms.`,
  )
  const table = rows.map(({ adapter, tools, ours, theirs }) => [
    `${adapter} ${tools}`,
    {
      wrap: short(ours.wrapMs),
      'their wrap': short(theirs.wrapMs),
      times: short(theirs.wrapMs / ours.wrapMs),
      request: short(ours.requestMs),
      'their request': short(theirs.requestMs),
      'times, both': short((theirs.wrapMs + theirs.requestMs) / (ours.wrapMs + ours.requestMs)),
      kB: short(ours.bytes / 1000),
      'their kB': short(theirs.bytes / 1000),
    },
  ])
  console.table(Object.fromEntries(table))
}

function printBesideOpenAI(): void {
  console.log('\nOur own adapters on 1000 tools, in turns: medians of 21 runs, ms.')
  const times = besideOpenAI(1000, 21)
  const openai = times.get('openai') ?? Number.NaN
  const table = [...times].map(([adapter, ms]) => [
    adapter,
    { wrap: short(ms), 'times openai': short(ms / openai) },
  ])
  console.table(Object.fromEntries(table))
}

async function printPackages(): Promise<void> {
  console.log(
    "\nImporting a package in a fresh process, median of 7, and what it installs without the app's framework.",
  )
  const packages = [
    ['core', undefined],
    ['vercel', 'ai'],
    ['langchain', '@langchain/core'],
    ['openai', 'openai'],
  ] as const
  const times = await importTimes(
    packages.flatMap(([name]) => [`@maillon/${name}`, `@composio/${name}`]),
    7,
  )
  const table = packages.map(([name, framework]) => {
    const [ours, theirs] = [`@maillon/${name}`, `@composio/${name}`]
    const [size, theirSize] = [installedSize(ours, framework), installedSize(theirs, framework)]
    return [
      name,
      {
        'import ms': short(times.get(ours) ?? Number.NaN),
        'their import ms': short(times.get(theirs) ?? Number.NaN),
        MB: short(size.bytes / 1e6),
        packages: size.packages,
        'their MB': short(theirSize.bytes / 1e6),
        'their packages': theirSize.packages,
      },
    ]
  })
  console.table(Object.fromEntries(table))
}

function short(value: number): number {
  return Number(value.toPrecision(3))
}
