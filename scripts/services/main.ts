// Takes an account of each service, and of each OAuth entry of grant, from its link to its end at an upstream that speaks
// as the entry says, and prints what went. It shows that the engine can say it, and is no check of the service itself.
import { serviceToolkit } from '@maillon/core/toolkit'
import { services } from '@maillon/services'
import { type DialectOutcome, tryDialects } from '@maillon/testkit/hostile'
import { grantToolkits } from '../../packages/services/src/grant.contract.ts'

const all = services()
const own = all.list().map(({ slug }) => serviceToolkit(all.file(slug)))
const start = performance.now()
const outcomes = [
  ...(await tryDialects(own)).map((outcome) => ({ from: '', outcome })),
  ...(await tryDialects(grantToolkits())).map((outcome) => ({ from: 'grant/', outcome })),
]
const rows = outcomes.map(({ from, outcome }) => row(from, outcome))

if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
else {
  const cell = (value: boolean | null) => (value === null ? '–' : value ? 'yes' : 'NO')
  const width = Math.max(...rows.map(({ service }) => service.length))
  for (const { service, scheme, checked, ...steps } of rows)
    console.log(
      [
        service.padEnd(width),
        scheme.padEnd(12),
        checked.padEnd(8),
        ...Object.values(steps).map((value) => cell(value).padEnd(9)),
      ].join('  '),
    )
  const kinds = [...new Set(rows.map(({ scheme }) => scheme))].toSorted()
  console.log('')
  for (const kind of ['all', ...kinds]) {
    const ofKind = rows.filter(({ scheme }) => kind === 'all' || scheme === kind)
    const passed = ofKind.filter(({ connects, calls, refreshes, ends }) =>
      [connects, calls, refreshes, ends].every((value) => value !== false),
    )
    console.log(`${kind.padEnd(width)}  ${passed.length} of ${ofKind.length}`)
  }
  console.log(
    `in ${((performance.now() - start) / 1000).toFixed(1)} s; columns: connects, calls, refreshes, ends`,
  )
}
for (const { from, outcome } of outcomes)
  for (const fault of outcome.faults)
    console.error(`${from}${outcome.toolkit} (${outcome.way}): ${fault}`)
process.exitCode = outcomes.some(({ outcome }) => outcome.faults.length > 0) ? 1 : 0

function row(from: string, { toolkit, scheme, connects, calls, refreshes, ends }: DialectOutcome) {
  const checked = from === '' ? all.file(toolkit).checked.how : 'none'
  return { service: from + toolkit, scheme, checked, connects, calls, refreshes, ends }
}
