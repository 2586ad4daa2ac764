import { Copy } from './copy.tsx'
import { Said } from './said.tsx'

/** A value to carry elsewhere. */
export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="fact">
      <span className="quiet">{name}</span>
      <span className="mono fact-value">
        <Said>{value}</Said>
      </span>
      <Copy text={value} what={name} />
    </div>
  )
}
