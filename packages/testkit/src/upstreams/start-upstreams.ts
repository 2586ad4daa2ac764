import { gateRedirectUri } from './authorizations.ts'
import { type Emulation, startEmulation } from './emulation.ts'
import type { Gate } from './gate.ts'
import { githubDialect } from './github-dialect.ts'
import { googleDialect } from './google-dialect.ts'
import { startHackerNewsGate } from './hackernews-gate.ts'
import type { OAuthDialect } from './oauth-dialect.ts'
import { type OAuthGate, startOAuthGate } from './oauth-gate.ts'
import { type KeyGate, startKeyGate } from './key-gate.ts'
import { keyRefusals } from './key-refusals.ts'
import { clients } from './seeds/clients.ts'
import { githubSeed, githubSeedTokens, populateGithub } from './seeds/github.ts'
import { gmailSeed } from './seeds/gmail.ts'
import { people } from './seeds/people.ts'
import { resendSeed } from './seeds/resend.ts'
import { populateSlack, slackSeed } from './seeds/slack.ts'
import { populateVercel, vercelSeed, vercelSeedTokens } from './seeds/vercel.ts'
import { slackDialect } from './slack-dialect.ts'

/** The gates by service. */
export interface Gates {
  google: OAuthGate
  github: OAuthGate
  slack: OAuthGate
  resend: KeyGate
  vercel: KeyGate
  hackernews: Gate
}

/** The services that can be emulated. */
export type UpstreamService = keyof Gates

/** Which services to emulate, and where. */
export interface UpstreamsOptions<Service extends UpstreamService> {
  /** Which to start; all when left out. */
  services?: readonly Service[]
  /** The OAuth clients' redirect URIs, to the letter; when left out, any on loopback and any of a test engine's. */
  redirectUris?: readonly string[]
  /** Fixed ports; free ones when left out. */
  ports?: Partial<Record<UpstreamService, number>>
}

/** Third parties on loopback, each with a seeded world. */
export interface Upstreams<Service extends UpstreamService = UpstreamService> {
  upstreams: Pick<Gates, Service>
  /** Real origin to loopback origin: the engine's `routes` option. */
  routes: Record<string, string>
  /** The seeded OAuth clients, by toolkit. */
  authConfigs: typeof clients
  /** API keys that pass, by toolkit: Ada's. */
  apiKeys: { resend: string; vercel: string }
  /** Who can sign in; on every consent page the e-mail address is on the button. */
  users: typeof people
  /** Brings the seeded worlds back, and forgets tokens, requests and faults. */
  reset(): Promise<void>
  stop(): Promise<void>
}

const origins: Record<UpstreamService, readonly string[]> = {
  google: [
    'https://accounts.google.com',
    'https://oauth2.googleapis.com',
    'https://openidconnect.googleapis.com',
    'https://gmail.googleapis.com',
    'https://www.googleapis.com',
  ],
  github: [
    'https://github.com',
    'https://api.github.com',
    'https://uploads.github.com',
    'https://release-assets.githubusercontent.com',
    'https://codeload.github.com',
  ],
  slack: ['https://slack.com', 'https://files.slack.com'],
  resend: ['https://api.resend.com'],
  vercel: ['https://api.vercel.com'],
  hackernews: ['https://hn.algolia.com'],
}

/** Starts emulations of third parties, behind gates as strict as the real services, on 127.0.0.1. */
export async function startUpstreams<Service extends UpstreamService = UpstreamService>(
  options: UpstreamsOptions<Service> = {},
): Promise<Upstreams<Service>> {
  const services = options.services ?? (Object.keys(origins) as Service[])
  const started = await Promise.all(
    services.map(async (service) => [service, await start[service](options)] as const),
  )
  const routes = started.flatMap(([service, { url }]) =>
    origins[service].map((origin) => [origin, url]),
  )
  return {
    upstreams: Object.fromEntries(started) as unknown as Pick<Gates, Service>,
    routes: Object.fromEntries(routes) as Record<string, string>,
    authConfigs: clients,
    apiKeys: { resend: people.ada.resendKey, vercel: people.ada.vercelKey },
    users: people,
    reset: async () => {
      await Promise.all(started.map(([, gate]) => gate.reset()))
    },
    stop: async () => {
      await Promise.all(started.map(([, gate]) => gate.stop()))
    },
  }
}

type Options = Pick<UpstreamsOptions<UpstreamService>, 'redirectUris' | 'ports'>
type Started = Gate & { reset(): Promise<void>; stop(): Promise<void> }

const start: Record<UpstreamService, (options: Options) => Promise<Started>> = {
  google: (options) =>
    startOAuth('google', options, googleDialect, {
      baseUrl: 'https://accounts.google.com',
      seed: { google: gmailSeed(new Date(), gateRedirectUri) },
    }),
  github: (options) =>
    startOAuth('github', options, githubDialect, {
      baseUrl: 'https://github.com',
      seed: { github: githubSeed(gateRedirectUri), tokens: githubSeedTokens },
      populate: populateGithub,
    }),
  slack: (options) =>
    startOAuth('slack', options, slackDialect, {
      baseUrl: 'https://slack.com',
      seed: { slack: slackSeed(gateRedirectUri) },
      populate: populateSlack,
    }),
  resend: (options) =>
    startKeyed('resend', options, [people.ada.resendKey, people.ben.resendKey], {
      baseUrl: 'https://api.resend.com',
      seed: { resend: resendSeed },
    }),
  vercel: (options) =>
    startKeyed('vercel', options, Object.keys(vercelSeedTokens), {
      baseUrl: 'https://api.vercel.com',
      seed: { vercel: vercelSeed, tokens: vercelSeedTokens },
      populate: populateVercel,
    }),
  hackernews: async ({ ports }) => {
    const gate = await startHackerNewsGate({ port: ports?.hackernews })
    return { ...gate, reset: async () => gate.reset() }
  },
}

type World = Omit<Parameters<typeof startEmulation>[0], 'service'>

async function startKeyed(
  service: 'resend' | 'vercel',
  { ports }: Options,
  keys: readonly string[],
  world: World,
): Promise<Started> {
  const emulation = await startEmulation({ service, ...world })
  const refuse = keyRefusals[service]
  return joined(emulation, await startKeyGate({ emulation, keys, refuse, port: ports?.[service] }))
}

async function startOAuth(
  service: 'google' | 'github' | 'slack',
  { redirectUris, ports }: Options,
  dialect: OAuthDialect,
  world: World,
): Promise<Started> {
  const emulation = await startEmulation({ service, ...world })
  return joined(
    emulation,
    await startOAuthGate({ dialect, emulation, redirectUris, port: ports?.[service] }),
  )
}

/** Starts again and stops as one. */
function joined(
  emulation: Emulation,
  gate: Gate & { reset(): void; stop(): Promise<void> },
): Started {
  return {
    ...gate,
    reset: async () => {
      gate.reset()
      await emulation.reset()
    },
    stop: async () => {
      await gate.stop()
      await emulation.stop()
    },
  }
}
