/** Asks for an account: a link that opens in a new tab, and what became of it. `onChange` is told when it is connected. */
export function connectCard(data, onChange) {
  let status = data.status
  const name = data.toolkit.charAt(0).toUpperCase() + data.toolkit.slice(1)
  const element = document.createElement('section')
  element.setAttribute('aria-label', `Connect ${name}`)
  const words = element.appendChild(document.createElement('div'))
  words.setAttribute('role', 'status')
  const link = document.createElement('a')
  Object.assign(link, { target: '_blank', rel: 'noreferrer', className: 'button' })
  link.href = data.redirectUrl ?? ''
  link.append('Connect', hidden(` ${name} (opens a new tab)`))
  link.addEventListener('click', () => {
    note.textContent = 'Waiting for you in the other tab.'
    link.classList.add('quiet')
  })
  const title = words.appendChild(document.createElement('strong'))
  const note = words.appendChild(document.createElement('span'))

  function draw() {
    element.className = `card ${status}`
    title.textContent = status === 'connected' ? `✓ ${name} is connected` : `Connect ${name}`
    note.textContent = notes[status]
    if (status === 'waiting' && data.redirectUrl) element.append(link)
    else link.remove()
  }

  /** The app answers when something happens, or after a while. */
  async function watch() {
    const body = JSON.stringify(data)
    while (status === 'waiting') {
      const response = await fetch('/api/connect', { method: 'POST', body }).catch(() => undefined)
      if (response?.status === 404) status = 'failed'
      else if (response?.ok) status = (await response.json()).status
      else await new Promise((resolve) => setTimeout(resolve, 2000))
      if (!element.isConnected) return
    }
    draw()
    if (status === 'connected') onChange()
  }

  draw()
  const isDone = status !== 'waiting'
  if (!isDone && data.connectedAccountId) void watch()
  return { element, isDone, isConnected: () => status === 'connected' }
}

const notes = {
  waiting: 'Opens a new tab. This chat goes on by itself.',
  connected: '',
  failed: 'That did not work, and nothing was connected. Ask again for a new link.',
  expired: 'The link is too old. Ask again for a new one.',
}

function hidden(text) {
  const element = document.createElement('span')
  element.className = 'hidden'
  element.textContent = text
  return element
}
