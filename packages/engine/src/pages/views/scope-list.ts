import { html } from 'hono/html'

/** A permission that the app asks for. */
export interface Scope {
  /** As the upstream spells it. */
  scope: string
  /** What it allows, in plain words (`Read your email`), where someone wrote them. */
  meaning?: string | undefined
}

/** The permissions as a list, folded away when they are more than four; nothing when there are none. */
export function scopeList(app: string, scopes: readonly Scope[]) {
  if (scopes.length === 0) return ''
  const count = scopes.length === 1 ? '1 permission' : `${scopes.length} permissions`
  const heading = html`<span><bdi>${app}</bdi> asks for ${count}</span>`
  const list = html`<ul class="scopes">${itemsOf(scopes)}</ul>`
  return scopes.length > 4
    ? html`<details class="ask"><summary>${heading}</summary>${list}</details>`
    : html`<section class="ask"><h2>${heading}</h2>${list}</section>`
}

function itemsOf(scopes: readonly Scope[]) {
  return scopes.map(({ scope, meaning }) =>
    meaning
      ? html`<li><bdi>${meaning}</bdi></li>`
      : html`<li><code>${breakable(scope)}</code></li>`,
  )
}

/** A scope is often a web address; this lets a line end after its stops. */
function breakable(scope: string) {
  return scope.split(/(?<=[/.:])/).map((part) => html`${part}<wbr>`)
}
