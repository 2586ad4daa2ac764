import type { ToolkitSetup } from '@maillon/core/contract'
import { Prose } from '../../parts/prose.tsx'
import { Said } from '../../parts/said.tsx'

/** Where its calls go, how many it takes, and what goes wrong. */
export function GoodToKnow({ setup }: { setup: ToolkitSetup }) {
  const { ways, rate_limits: limits, pitfalls } = setup
  const places = new Map(ways.map((way) => [way.base_url, way]))
  return (
    <section className="card" aria-labelledby="know">
      <h2 id="know">Good to know</h2>
      <ul className="fields">
        {[...places.values()].map(({ base_url: url, hosts }) => (
          <li key={url}>
            Calls go to{' '}
            <span className="mono">
              <Said>{url}</Said>
            </span>
            {hosts !== undefined && (
              <span className="quiet">
                {' '}
                <Said>{hostsText(hosts)}</Said>
              </span>
            )}
          </li>
        ))}
        {limits && (
          <li>
            It takes <Said>{limits}</Said>.
          </li>
        )}
        {pitfalls.map((pitfall) => (
          <li key={pitfall}>
            <Prose>{pitfall}</Prose>
          </li>
        ))}
      </ul>
    </section>
  )
}

function hostsText(hosts: string | string[]): string {
  if (hosts === 'operator') return 'at an address that the operator names'
  if (hosts === 'public') return 'at any public address that a person fills in'
  return `at ${[hosts].flat().join(', ')}`
}
