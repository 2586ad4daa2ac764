import type { ToolkitDetail } from '@maillon/core/contract'
import { connectsBy } from '@maillon/core/toolkit'
import { Chip } from '../../parts/chip.tsx'
import { Prose } from '../../parts/prose.tsx'
import { Said } from '../../parts/said.tsx'

/** In which ways people connect, and what they fill in. */
export function FilledIn({ detail: { auth_config_details: ways } }: { detail: ToolkitDetail }) {
  if (ways.length === 0) return null
  return (
    <section className="card" aria-labelledby="ways">
      <h2 id="ways">{ways.length === 1 ? 'How people connect' : 'Ways to connect'}</h2>
      {ways.map(({ name, label, mode, fields }) => {
        const { required, optional } = fields.connected_account_initiation
        return (
          <div key={name} className="way">
            <p>
              <Said>{label ?? connectsBy([mode])}</Said> <span className="mono quiet">{mode}</span>
            </p>
            <ul className="fields">
              {[...required, ...optional].map((field) => (
                <li key={field.name}>
                  <Said>{field.displayName}</Said> <span className="mono quiet">{field.name}</span>
                  {field.is_secret && ' '}
                  {field.is_secret && <Chip>secret</Chip>}
                  {!field.required && <span className="quiet"> optional</span>}
                  <span className="quiet field-help">
                    <Prose>{field.description}</Prose>
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
