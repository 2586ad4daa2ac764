// Prints how long the first page of each of an operator's views takes with ten million calls and entries of the audit on
// Postgres, and how many calls retention deletes while 500 a second come in. --rows N makes fewer; --json prints one line.
import { parseArgs } from 'node:util'
import { Maillon } from '@maillon/core'
import { createTestEngine } from '@maillon/testkit'
import { startPostgres } from '@maillon/testkit/postgres'
import { fill } from './fill.ts'
import { retain } from './retain.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '10000000' }, json: { type: 'boolean' } },
})
const count = Number(values.rows)
const rounds = 40
const aimMs = 200
const callsASecond = 500

interface Row {
  row: string
  measured: number
  aim: string
  holds: boolean
}

const postgres = await startPostgres()
const { engine, stop } = await createTestEngine({ database: postgres.url })
const rows: Row[] = []
try {
  const session = await new Maillon({ engine }).create('user_0')
  await session.authorize('resend')
  const filled = await fill(postgres.url, count)
  if (!values.json) console.log(filled)
  for (const [name, path] of Object.entries(views())) {
    const p95 = await p95Of(path)
    tell({ row: `${name}, p95 ms`, measured: p95, aim: `< ${aimMs}`, holds: p95 < aimMs })
  }
  const { deleted, seconds } = await retain(engine, postgres.url, callsASecond)
  const rate = Math.round(deleted / seconds)
  tell({
    row: `retention, calls deleted a second while ${callsASecond} come in`,
    measured: rate,
    aim: `≥ ${callsASecond}`,
    holds: rate >= callsASecond,
  })
} finally {
  await stop()
  await postgres.stop()
}
if (values.json) console.log(JSON.stringify(rows))
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1

/** The first page of each view, and by each filter; what is asked for differs from round to round. */
function views(): Record<string, (round: number) => string> {
  const few = Math.ceil(count / 100)
  const one = (name: string) => (round: number) => `${name}_${(round * 7919) % few}`
  const day = (round: number) => new Date(Date.now() - round * 12 * 3_600_000).toISOString()
  return {
    calls: () => 'calls?limit=50',
    'calls of a user': (round) => `calls?limit=50&user_id=${one('user')(round)}`,
    'calls of a session': (round) => `calls?limit=50&session_id=${one('trs')(round)}`,
    'calls of an account': (round) => `calls?limit=50&connected_account_id=${one('ca')(round)}`,
    'calls of a toolkit': (round) => `calls?limit=50&toolkit_slug=toolkit_${round}`,
    'calls of a tool': (round) => `calls?limit=50&tool_slug=TOOL_${round}`,
    'calls that failed': () => 'calls?limit=50&status=failed',
    'calls by proxy': () => 'calls?limit=50&kind=proxy',
    'calls before a day': (round) => `calls?limit=50&to=${day(round)}`,
    'failed calls of a toolkit': (round) =>
      `calls?limit=50&status=failed&toolkit_slug=toolkit_${round}`,
    'one call': (round) => `calls/log_${String(count - round).padStart(12, '0')}`,
    'summary of a day': () => 'calls/summary',
    audit: () => 'audit?limit=50',
    'audit of an action': () => 'audit?limit=50&action=connection.connected',
    accounts: () => 'connected_accounts?limit=50',
    'accounts of a user': (round) => `connected_accounts?limit=50&user_ids=${one('user')(round)}`,
    'accounts that ended': () => 'connected_accounts?limit=50&statuses=EXPIRED',
    sessions: () => 'tool_router/session?limit=50',
    'sessions of a user': (round) => `tool_router/session?limit=50&user_ids=${one('user')(round)}`,
  }
}

async function p95Of(path: (round: number) => string): Promise<number> {
  const ask = engine.as()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    const answer = await ask(`http://maillon.local/api/v3.1/${path(round)}`)
    const text = await answer.text()
    times.push(performance.now() - start)
    if (!answer.ok) {
      console.error(`${path(round)}: ${answer.status} ${text}`)
      return Number.NaN
    }
  }
  return Math.round(times.toSorted((a, b) => a - b)[Math.ceil(rounds * 0.95) - 1] ?? Number.NaN)
}

function tell(row: Row): void {
  rows.push(row)
  if (!values.json) console.log(`${row.row.padEnd(60)}${String(row.measured).padEnd(10)}${row.aim}`)
}
