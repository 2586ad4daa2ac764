import { Copy } from './copy.tsx'
import { visible } from './said.tsx'

/** What is shown of a text at once: more would stall the page. It is copied whole. */
const most = 100_000

/** Code, or a value as JSON, with a button to copy it. */
export function Code({ text, what }: { text: string; what: string }) {
  const isCut = text.length > most
  return (
    <div className="code">
      <div className="code-copy">
        <Copy text={text} what={what} />
      </div>
      <pre tabIndex={0} role="region" aria-label={what}>
        <code>{visible(isCut ? text.slice(0, most) : text)}</code>
      </pre>
      {isCut && (
        <p className="about">{`${(text.length - most).toLocaleString('en')} more characters are copied, and not shown.`}</p>
      )}
    </div>
  )
}

/** A value as JSON. */
export function Json({ value, what }: { value: unknown; what: string }) {
  return <Code text={JSON.stringify(value, null, 2) ?? ''} what={what} />
}
