// Prints how well and how fast the engine's tool search answers labelled queries, beside a tuned MiniSearch in the
// same run: pnpm bench:search --data <a folder of JSON files with tools and queries> [--json]
// With --catalogue: our own tools and requests written for them. With --imports: the tools of three services' documents.
// With --unseen: the requests that were kept from whoever set the weights, too.
import { parseArgs } from 'node:util'
import { catalogueSet } from './catalogue-set.ts'
import { type DataSet, grownSet, readDataSets } from './data-sets.ts'
import { minisearch, ours } from './engines.ts'
import { halves } from './halves.ts'
import { importedTools } from './imported-tools.ts'
import { evaluate, type Score } from './evaluate.ts'

interface Row extends Score {
  set: string
  tools: number
  queries: number
  minisearch: Score
}

const { data, json, catalogue, imports, unseen } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    data: { type: 'string' },
    catalogue: { type: 'boolean', default: false },
    imports: { type: 'boolean', default: false },
    unseen: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
}).values

const sets = data === undefined ? [] : readDataSets(data)
if (data !== undefined && sets.length === 0)
  console.error(`No data: there is no data set in ${data}.`)
if (data === undefined && !catalogue && !imports)
  console.error(
    'No data: name a folder of data sets with --data, or take --catalogue or --imports.',
  )
const own = catalogue ? catalogueSet() : undefined
if (own && own.missing.length > 0)
  console.error(`Requests left out, since these tools are not installed: ${own.missing.join(', ')}`)
const shown = [
  ...sets,
  ...(own ? [own.set, ...halves('catalogue', own.set.tools, unseen)] : []),
  ...(imports ? halves('imports', importedTools(), unseen) : []),
]

if (json) console.log(JSON.stringify(shown.map(rowOf)))
else if (shown.length > 0) {
  console.log('Recall and nDCG in percent; times in ms.')
  console.table(Object.fromEntries(shown.map(rowOf).flatMap(lines)))
}
if (!json && sets.length > 0) {
  const { p50_ms, p95_ms, build_ms, queries, minisearch: theirs } = rowOf(grownSet(sets, 10_000))
  console.log(`\n10,000 tools, made of all sets, and ${queries} of their queries.`)
  console.table({
    ours: { p50_ms, p95_ms, build_ms },
    minisearch: { p50_ms: theirs.p50_ms, p95_ms: theirs.p95_ms, build_ms: theirs.build_ms },
  })
}

function rowOf(set: DataSet): Row {
  const [score, baseline] = evaluate(set, [ours, minisearch]) as [Score, Score]
  return {
    set: set.name,
    tools: set.tools.length,
    queries: set.queries.length,
    ...score,
    minisearch: baseline,
  }
}

function lines({ set, tools, queries, minisearch: baseline, ...score }: Row) {
  return [
    [set, { tools, queries, ...score }],
    [`${set}, minisearch`, { tools, queries, ...baseline }],
  ]
}
