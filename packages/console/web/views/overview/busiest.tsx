import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import type { CallSummary } from '@maillon/core/contract'
import { duration } from '../../parts/duration.ts'
import { Said } from '../../parts/said.tsx'

/** How the toolkits did, the busiest first. */
export function Busiest({ toolkits }: Pick<CallSummary, 'toolkits'>) {
  return (
    <section className="busiest" aria-labelledby="busiest">
      <h2 id="busiest">By toolkit</h2>
      <table aria-labelledby="busiest">
        <thead>
          <tr>
            <th scope="col">Toolkit</th>
            <th scope="col">Calls</th>
            <th scope="col">Failed</th>
            <th scope="col">p95</th>
          </tr>
        </thead>
        <tbody>
          {toolkits.slice(0, 12).map(({ toolkit_slug: slug, calls, failures, p95_ms: p95 }) => (
            <tr key={slug}>
              <th scope="row">
                {slug === null ? (
                  'Meta tools'
                ) : (
                  <Anchor component={Link} href={`/calls?toolkit=${encodeURIComponent(slug)}`}>
                    <Said>{slug}</Said>
                  </Anchor>
                )}
              </th>
              <td>{calls.toLocaleString('en')}</td>
              <td className={failures > 0 ? 'bad' : ''}>{failures.toLocaleString('en')}</td>
              <td>{p95 === null ? '–' : duration(p95)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
