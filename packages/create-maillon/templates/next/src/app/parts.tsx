import type { DynamicToolUIPart } from 'ai'

/** What somebody said, with the lists and the bold words that models like to write. */
export function Said({ text }: { text: string }) {
  const blocks: string[][] = []
  for (const line of text.trim().split('\n')) {
    const last = blocks.at(-1)
    if (last && isItem(line) && isItem(last[0] ?? '')) last.push(line)
    else blocks.push([line])
  }
  return (
    <div className="said">
      {blocks.map((lines, at) =>
        isItem(lines[0] ?? '') ? (
          <ul key={at}>
            {lines.map((line, index) => (
              <li key={index}>{bold(line.replace(item, ''))}</li>
            ))}
          </ul>
        ) : (
          <p key={at}>{bold(lines[0] ?? '')}</p>
        ),
      )}
    </div>
  )
}

const item = /^\s*[-*] /
const isItem = (line: string) => item.test(line)

function bold(text: string) {
  return text.split('**').map((piece, at) => (at % 2 ? <strong key={at}>{piece}</strong> : piece))
}

/** One line that says what the agent does, or did. */
export function ToolLine({
  part: { toolName, input, output, state },
}: {
  part: DynamicToolUIPart
}) {
  const text = JSON.stringify(output) ?? ''
  const isWaiting = text.includes('"connection_required"') || text.includes('"initiated"')
  const isDone = state === 'output-available' && !isWaiting
  const mark = isDone ? 'done' : isWaiting || state === 'output-error' ? 'waiting' : ''
  // A model wrote it: it may be anything.
  const { tools } = Object(input) as { tools?: unknown }
  const given: { tool_slug?: unknown }[] = Array.isArray(tools) ? tools : []
  const slugs = given.length > 0 ? given.map((tool) => `${Object(tool).tool_slug}`) : [toolName]
  return (
    <div className={`tool ${mark}`}>
      {slugs.map((slug) => names.get(slug) ?? readable(slug)).join(', ')}
    </div>
  )
}

const names = new Map([
  ['COMPOSIO_SEARCH_TOOLS', 'Looked for tools'],
  ['COMPOSIO_MANAGE_CONNECTIONS', 'Looked for your account'],
])

/** `GMAIL_FETCH_EMAILS` → Gmail: fetch emails */
function readable(slug: string): string {
  const [toolkit = '', ...words] = slug.toLowerCase().split('_')
  return `${toolkit.charAt(0).toUpperCase()}${toolkit.slice(1)}: ${words.join(' ')}`
}
