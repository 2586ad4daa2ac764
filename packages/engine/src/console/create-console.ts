import { MaillonError } from '@maillon/core'
import { isLoopback } from '@maillon/core/toolkit'
import { Hono } from 'hono'
import { type ConsoleAccess, createConsoleAccess } from '../access/console-access.ts'
import { createConsoleLogins } from '../access/console-logins.ts'
import { sha256 } from '../ids.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { Signer } from '../vault/signer.ts'
import { type ConsoleLinks, createConsoleLinks } from './console-links.ts'
import type { ConsoleOptions } from './console-options.ts'
import { createIssuerLogin } from './issuer-login.ts'
import { readConsoleIssuer } from './issuer-options.ts'
import { mountIssuerLogin } from './issuer-routes.ts'
import { mountLogin } from './login.ts'
import { mountPage } from './page.ts'
import type { ConsoleEnvironment, ConsoleParts } from './parts.ts'

/** The console of an engine. */
export interface Console {
  routes: Hono<ConsoleEnvironment>
  /** Whom its cookie lets in, for the API that its page calls. */
  access: ConsoleAccess
  links: ConsoleLinks
  publicUrl: string
}

type Given = Pick<
  ConsoleParts,
  'store' | 'audit' | 'apiKeys' | 'ensureProject' | 'limits' | 'appName'
> & {
  signer: Signer
  outbound: Outbound
  publicUrl: string | undefined
  /** Milliseconds since 1970. */
  now: () => number
}

/** The console below `/console`, where the operator wants one. Throws `config_invalid` without an address of its own. */
export function createConsole(
  options: ConsoleOptions | undefined,
  { signer, outbound, publicUrl, now, ...given }: Given,
): Console | undefined {
  if (!options) return undefined
  if (publicUrl === undefined) {
    throw new MaillonError('config_invalid', {
      message: 'The console needs publicUrl: it is served there, and to its own pages only.',
      hint: "Pass publicUrl, e.g. publicUrl: 'https://connect.your-app.com'.",
    })
  }
  const issuer = options.login && readConsoleIssuer(options.login)
  const logins = createConsoleLogins({
    signer,
    apiKeys: given.apiKeys,
    issuerRule: issuer && sha256(JSON.stringify({ ...issuer, allow: [...issuer.allow] })),
    now,
  })
  const access = createConsoleAccess(logins, publicUrl)
  const links = createConsoleLinks(now)
  const issuerLogin =
    issuer &&
    createIssuerLogin({
      issuer,
      redirectUri: `${publicUrl}/console/login/callback`,
      outbound,
      signer,
      now,
    })
  const routes = new Hono<ConsoleEnvironment>()
  const parts = { ...given, options, logins, access, links, publicUrl, issuer, issuerLogin }
  mountLogin(routes, parts)
  mountIssuerLogin(routes, parts)
  mountPage(routes, options.files, new URL(publicUrl).pathname.replace(/\/$/, ''))
  return { routes, access, links, publicUrl }
}

/**
 * An address that opens the console once, logged in at a project. Throws `config_invalid` where none is served, or where
 * others than this machine reach it.
 */
export function consoleLink(console: Console | undefined, projectId: string): string {
  if (console && isLoopback(new URL(console.publicUrl).hostname))
    return `${console.publicUrl}/console#open=${console.links.issue(projectId)}`
  throw new MaillonError('config_invalid', {
    message: console
      ? 'A link that opens the console without a key is for an engine on this machine.'
      : 'This engine serves no console.',
    hint: console
      ? 'Log in with a key that has the scope admin.'
      : 'Pass console: { files: consoleFiles() } to createEngine, of @maillon/console.',
  })
}
