/** A message of the chat, still empty. */
export function addMessage(role) {
  const message = document.createElement('article')
  message.className = role
  const who = message.appendChild(document.createElement('h2'))
  who.className = 'hidden'
  who.textContent = role === 'user' ? 'You' : 'Assistant'
  return message
}

/** Fills a block with what somebody said, with the lists and the bold words that models like to write. */
export function fillText(block, text) {
  block.className = 'said'
  block.replaceChildren()
  for (const line of text.trim().split('\n')) {
    const isItem = /^\s*[-*] /.test(line)
    const list = block.lastElementChild?.tagName === 'UL' ? block.lastElementChild : undefined
    const place = isItem ? (list ?? block.appendChild(document.createElement('ul'))) : block
    const element = place.appendChild(document.createElement(isItem ? 'li' : 'p'))
    const pieces = line.replace(/^\s*[-*] /, '').split('**')
    for (const [at, piece] of pieces.entries()) {
      if (at % 2 === 0) element.append(piece)
      else element.appendChild(document.createElement('strong')).textContent = piece
    }
  }
  return block
}

/** A line that says what the agent does. */
export function addTool({ toolName, input }) {
  const line = document.createElement('div')
  line.className = 'tool'
  // A model wrote it: it may be anything.
  const tools = Array.isArray(input?.tools) ? input.tools : []
  const slugs = tools.length > 0 ? tools.map((tool) => `${tool?.tool_slug}`) : [toolName]
  line.textContent = slugs.map((slug) => names.get(slug) ?? readable(slug)).join(', ')
  return line
}

/** What came of it. */
export function settleTool(line, { output, errorText }) {
  const text = JSON.stringify(output) ?? ''
  const isWaiting = text.includes('"connection_required"') || text.includes('"initiated"')
  const isDone = errorText === undefined && !isWaiting
  line?.classList.toggle('waiting', !isDone)
  line?.classList.toggle('done', isDone)
}

const names = new Map([
  ['COMPOSIO_SEARCH_TOOLS', 'Looked for tools'],
  ['COMPOSIO_MANAGE_CONNECTIONS', 'Looked for your account'],
])

/** `GMAIL_FETCH_EMAILS` → Gmail: fetch emails */
function readable(slug) {
  const [toolkit = '', ...words] = slug.toLowerCase().split('_')
  return `${toolkit.charAt(0).toUpperCase()}${toolkit.slice(1)}: ${words.join(' ')}`
}
