import { html } from 'hono/html'
import type { Language } from '../languages/language.ts'
import { foreign, type Markup, say } from '../languages/say.ts'

/** What a field's help says, its addresses as links: over https, in a new window, and named by where they lead. */
export function helpText(language: Language, help: string): Markup {
  const alone = linkOf(help)
  if (alone) return link(language, alone, say(language.texts.field.findAt, { host: alone.host }))
  const parts = help.split(/(?<=^|[\s(])(https:\/\/[^\s<>"']+)/)
  if (parts.length === 1) return foreign(language, help)
  return html`${parts.map((part, place) => {
    if (part === '') return ''
    if (place % 2 === 0) return foreign(language, part)
    const [address, rest] = withoutStop(part)
    const url = linkOf(address)
    if (!url) return foreign(language, part)
    return html`${link(language, url, html`<bdi>${url.host + (url.pathname + url.search).replace(/\/$/, '')}</bdi>`)}${rest}`
  })}`
}

/** A user name is a way to look like another host. */
function linkOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url : undefined
}

/** What ends a sentence, or the brackets around an address, is none of it. */
function withoutStop(text: string): [address: string, rest: string] {
  const end = /[.,;:!?…]+$|(?<!\([^)]*)\)[.,;:!?…]*$/.exec(text)?.index ?? text.length
  return [text.slice(0, end), text.slice(end)]
}

function link({ texts }: Language, { href }: URL, words: Markup): Markup {
  return html`<a href="${href}" target="_blank" rel="noopener noreferrer">${words}<span class="unseen"> ${texts.newWindow}</span></a>`
}
