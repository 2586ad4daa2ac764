// Prints how well and how fast the engine's tool search answers labelled queries, beside a tuned MiniSearch in the
// same run: pnpm bench:search --data <a folder of JSON files with tools and queries> [--json]
import { parseArgs } from 'node:util'
import { type DataSet, grownSet, readDataSets } from './data-sets.ts'
import { minisearch, ours } from './engines.ts'
import { evaluate, type Score } from './evaluate.ts'

interface Row extends Score {
  set: string
  tools: number
  queries: number
  minisearch: Score
}

const { data, json } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
}).values

const sets = data === undefined ? [] : readDataSets(data)
if (data === undefined) console.error('No data: name a folder of data sets with --data.')
else if (sets.length === 0) console.error(`No data: there is no data set in ${data}.`)

if (json) console.log(JSON.stringify(sets.map(rowOf)))
else if (sets.length > 0) {
  console.log('Recall and nDCG in percent; times in ms.')
  console.table(Object.fromEntries(sets.map(rowOf).flatMap(lines)))
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
