import { Group } from '@mantine/core'
import type { ToolkitSetup } from '@maillon/core/contract'
import { Copy } from '../../parts/copy.tsx'
import { Said } from '../../parts/said.tsx'

/** The scopes to tick where the client is registered, and how many tools need each. */
export function Scopes({ setup: { scopes } }: { setup: ToolkitSetup }) {
  if (scopes.length === 0) return null
  const all = scopes.map(({ scope }) => scope).join(' ')
  return (
    <section className="card" aria-labelledby="scopes">
      <Group justify="space-between" gap="xs">
        <h2 id="scopes">Scopes</h2>
        <Copy text={all} what="all scopes" />
      </Group>
      <ul className="scopes">
        {scopes.map(({ scope, meaning, tools }) => (
          <li key={scope}>
            <span className="mono">
              <Said>{scope}</Said>
            </span>
            <span className="quiet">
              {meaning && <Said>{meaning}</Said>}
              {meaning && tools.length > 0 && ' · '}
              {tools.length > 0 &&
                `${tools.length} ${tools.length === 1 ? 'tool needs' : 'tools need'} it`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
