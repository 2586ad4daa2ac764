import type { CallSummary } from '@maillon/core/contract'

const hourMs = 3_600_000
const height = 96

/** Calls by the hour, those that failed at the foot of each bar. */
export function Chart({ summary: { from, to, hours, total } }: { summary: CallSummary }) {
  const first = Math.floor(Date.parse(from) / hourMs) * hourMs
  const count = Math.max(1, Math.floor((Date.parse(to) - first) / hourMs) + 1)
  const most = Math.max(1, ...hours.map(({ calls }) => calls))
  const scale = (calls: number) => (calls === 0 ? 0 : Math.max(1.5, (calls / most) * height))
  return (
    <figure style={{ margin: 0 }}>
      <svg
        className="chart"
        viewBox={`0 0 ${count * 10} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${total.calls} calls by the hour, ${total.failures} of them failed; ${most} in the busiest hour`}
      >
        {hours.map(({ hour, calls, failures }) => {
          const x = ((Date.parse(hour) - first) / hourMs) * 10 + 1.5
          const bad = scale(failures)
          const whole = Math.max(bad, scale(calls))
          return (
            <g key={hour}>
              <rect className="chart-ok" x={x} y={height - whole} width={7} height={whole - bad} />
              <rect className="chart-failed" x={x} y={height - bad} width={7} height={bad} />
            </g>
          )
        })}
      </svg>
      <figcaption className="chart-axis" aria-hidden="true">
        <span>{said(first)}</span>
        <span>now</span>
      </figcaption>
    </figure>
  )
}

function said(time: number): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}
