// The chat: sends what is said, and shows what the server streams.
import { connectCard } from './connect-card.js'
import { addMessage, addTool, fillText, settleTool } from './message.js'

const [chat, form, text, problem, welcome] = ['chat', 'composer', 'text', 'problem', 'welcome'].map(
  (id) => document.getElementById(id),
)
const cards = new Map()
const tools = new Map()
let answer
let isBusy = false

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const said = text.value.trim()
  if (isBusy || !said) return
  text.value = ''
  void say(said)
})
document.getElementById('suggestion').addEventListener('click', ({ target }) => {
  if (!isBusy) void say(target.textContent)
})

try {
  const { about, messages } = await (await answered(fetch('/api/chat'))).json()
  document.getElementById('about').textContent = about
  for (const { role, parts } of messages) {
    const message = begin(role)
    for (const part of parts) {
      if (role === 'user') message.append(fillText(document.createElement('div'), part.text))
      else show(part)
    }
  }
} catch (error) {
  tell(error)
}

function say(said) {
  begin('user').append(fillText(document.createElement('div'), said))
  const id = crypto.randomUUID()
  return ask({ message: { id, role: 'user', parts: [{ type: 'text', text: said }] } })
}

/** Streams an answer; without a message, the last one goes on. */
async function ask(body) {
  isBusy = true
  form.setAttribute('aria-busy', 'true')
  problem.textContent = ''
  const texts = new Map()
  answer ??= begin('assistant')
  try {
    const headers = { 'content-type': 'application/json' }
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await answered(fetch('/api/chat', request))
    for await (const chunk of chunksOf(response)) {
      if (chunk.type === 'text-start') texts.set(chunk.id, { block: addBlock(), text: '' })
      const said = texts.get(chunk.id)
      if (chunk.type === 'text-delta') fillText(said.block, (said.text += chunk.delta))
      else show(chunk)
      answer.scrollIntoView({ block: 'end' })
    }
  } catch (error) {
    tell(error)
  }
  isBusy = false
  form.removeAttribute('aria-busy')
  goOn()
}

/** What the app answers. Throws what it says where it takes no question from here. */
async function answered(asked) {
  const response = await asked
  if (response.ok) return response
  const isRefused = response.status === 403
  throw new Error(isRefused ? await response.text() : `The app answered ${response.status}.`)
}

function tell({ message }) {
  problem.textContent = `That did not work: ${message}`
}

/** Shows a part of a message that is kept, or of one that comes. */
function show({ type, ...part }) {
  if (type === 'text') fillText(addBlock(), part.text)
  if (type === 'error') throw new Error(part.errorText)
  if (type === 'dynamic-tool' || type === 'tool-input-available') {
    tools.set(part.toolCallId, answer.appendChild(addTool(part)))
  }
  if (part.output !== undefined || part.errorText !== undefined) {
    settleTool(tools.get(part.toolCallId), part)
  }
  if (type === 'data-connect') {
    const card = connectCard(part.data, goOn)
    const shown = cards.get(part.id)
    if (shown) shown.element.replaceWith(card.element)
    else answer.append(card.element)
    cards.set(part.id, card)
  }
}

/** Once every account that the last answer waits for is connected, it goes on by itself. */
function goOn() {
  const waiting = [...cards.values()].filter(({ element, isDone }) => answer?.contains(element) && !isDone)
  if (isBusy || waiting.length === 0 || !waiting.every(({ isConnected }) => isConnected())) return
  for (const card of waiting) card.isDone = true
  void ask({})
}

function begin(role) {
  welcome.hidden = true
  const message = chat.appendChild(addMessage(role))
  answer = role === 'assistant' ? message : undefined
  return message
}

function addBlock() {
  return answer.appendChild(document.createElement('div'))
}

/** The JSON of each event of a stream. */
async function* chunksOf(response) {
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const events = (rest + value).split('\n\n')
    rest = events.pop()
    for (const event of events) {
      const data = event.replace(/^data: /, '')
      if (data.startsWith('{')) yield JSON.parse(data)
    }
  }
}
