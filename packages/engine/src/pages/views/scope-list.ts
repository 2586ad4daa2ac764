import { html } from 'hono/html'
import type { Language } from '../languages/language.ts'
import { foreign, type Markup, sayCount } from '../languages/say.ts'

/** A permission that the app asks for. */
export interface Scope {
  /** As the upstream spells it. */
  scope: string
  /** What it allows, in plain words (`Read your email`), where someone wrote them. */
  meaning?: string | undefined
}

/** The permissions as a list, folded away when they are more than four; nothing when there are none. */
export function scopeList(language: Language, app: string, scopes: readonly Scope[]) {
  return permissionList(
    language,
    app,
    scopes.map(({ scope, meaning }) =>
      meaning ? foreign(language, meaning) : html`<code>${breakable(scope)}</code>`,
    ),
  )
}

/** The same of permissions that have their words already. */
export function permissionList(language: Language, app: string, permissions: readonly Markup[]) {
  if (permissions.length === 0) return ''
  const heading = html`<span>${sayCount(language, language.texts.scopes, permissions.length, { app })}</span>`
  const list = html`<ul class="scopes">${permissions.map((permission) => html`<li>${permission}</li>`)}</ul>`
  return permissions.length > 4
    ? html`<details class="ask"><summary>${heading}</summary>${list}</details>`
    : html`<section class="ask"><h2>${heading}</h2>${list}</section>`
}

/** A scope is often a web address; this lets a line end after its stops. */
function breakable(scope: string) {
  return scope.split(/(?<=[/.:])/).map((part) => html`${part}<wbr>`)
}
