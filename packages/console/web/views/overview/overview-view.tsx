import './overview.css'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { CallSummary } from '@maillon/core/contract'
import { useRead } from '../../api/use-api.ts'
import { duration } from '../../parts/duration.ts'
import { Problem } from '../../parts/problem.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { Busiest } from './busiest.tsx'
import { Care } from './care.tsx'
import { Chart } from './chart.tsx'

const hourMs = 3_600_000
const periods = {
  hour: { label: 'Hour', ms: hourMs },
  day: { label: 'Day', ms: 24 * hourMs },
  week: { label: 'Week', ms: 7 * 24 * hourMs },
} as const
type Period = keyof typeof periods

/** What happened lately, and what needs care. */
export function OverviewView() {
  const [period, setPeriod] = useState<Period>('day')
  // It is counted by whole hours: within one, the same question is asked again and no new one.
  const from = new Date(Math.floor((Date.now() - periods[period].ms) / hourMs) * hourMs)
  const query = { from: from.toISOString() }
  const { data, error, refetch } = useRead<CallSummary>('/calls/summary', query, { every: 10_000 })
  return (
    <>
      <ViewHead title="Overview">
        <SegmentedControl
          aria-label="Of the last"
          data={Object.entries(periods).map(([value, { label }]) => ({ value, label }))}
          value={period}
          onChange={(value) => setPeriod(value as Period)}
        />
      </ViewHead>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Numbers total={data.total} />
          {period !== 'hour' && data.total.calls > 0 && <Chart summary={data} />}
        </>
      )}
      <Care />
      {data && data.toolkits.length > 0 && <Busiest toolkits={data.toolkits} />}
    </>
  )
}

function Numbers({
  total: { calls, failures, p50_ms: p50, p95_ms: p95 },
}: Pick<CallSummary, 'total'>) {
  const share = calls === 0 ? 0 : (failures / calls) * 100
  return (
    <dl className="numbers">
      <div>
        <dt>Calls</dt>
        <dd>{calls.toLocaleString('en')}</dd>
      </div>
      <div>
        <dt>Failed</dt>
        <dd className={failures > 0 ? 'bad' : ''}>
          {failures.toLocaleString('en')}{' '}
          {calls > 0 && <small>{share.toLocaleString('en', { maximumFractionDigits: 1 })} %</small>}
        </dd>
      </div>
      <div>
        <dt>95 of 100 take at most</dt>
        <dd>
          {p95 === null ? '–' : duration(p95)}{' '}
          {p50 !== null && <small>half of them {duration(p50)}</small>}
        </dd>
      </div>
    </dl>
  )
}
