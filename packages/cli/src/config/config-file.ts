import type { Toolkit } from '@maillon/core/toolkit'
import { z } from 'zod'

const seconds = z.number().int().min(0).max(3600)
const text = z.string().min(1)
const count = z.number().int().positive()
const hook = z.strictObject({
  url: text,
  secretFile: text.optional(),
  timeoutMs: count.optional(),
})
const bounds = z.strictObject({ bytes: count.optional(), count: count.optional() })

const rate = z.union([count, z.literal(false)])
const quota = z.strictObject({ day: count.optional(), month: count.optional() }).optional()

/** How often the engine may be called, as docs/limits.md tells. */
export const limitSettings = z.strictObject({
  perKey: rate.optional(),
  perUser: rate.optional(),
  perSession: rate.optional(),
  perToolkit: z.union([rate, z.record(text, rate)]).optional(),
  publicPages: rate.optional(),
  quotas: z
    .strictObject({ perProject: quota, perUser: quota, perKey: quota, perToolkit: quota })
    .optional(),
})

/** What `maillon.config.*` may hold. Secrets are none of it: those come from the environment, or from files of their own. */
export const configFile = z.strictObject({
  database: text.optional(),
  databasePool: z.number().int().min(1).max(1_000).optional(),
  encryptionKeyFile: text.optional(),
  publicUrl: text.optional(),
  verification: z.enum(['app', 'browser']).optional(),
  verifierUrl: z.union([text, z.record(text, text)]).optional(),
  mcp: z
    .strictObject({
      registration: z.boolean().optional(),
      issuer: text.optional(),
      audience: text.optional(),
      userClaim: text.optional(),
      project: text.optional(),
    })
    .optional(),
  console: z
    .union([
      z.boolean(),
      z.strictObject({
        login: z.strictObject({
          issuer: text,
          clientId: text,
          clientSecretFile: text.optional(),
          allow: z.record(text, z.union([text, z.array(text)])),
          scopes: z.array(text).optional(),
          project: text.optional(),
        }),
      }),
    ])
    .optional(),
  appName: text.optional(),
  branding: z
    .strictObject({
      logoFile: text.optional(),
      color: text.optional(),
      logoFiles: z.record(text, text).optional(),
      appUrl: text.optional(),
      poweredBy: z.boolean().optional(),
      language: text.optional(),
    })
    .optional(),
  callbackUrls: z.array(text).optional(),
  toolkits: z
    .array(z.custom<Toolkit | string>((entry) => ['string', 'object'].includes(typeof entry)))
    .optional(),
  toolkitsFolder: text.optional(),
  authConfigs: z
    .record(
      text,
      z.strictObject({
        clientId: text,
        clientSecretFile: text.optional(),
        scopes: z.array(text).optional(),
        fields: z.record(z.string(), text).optional(),
        callback: z.enum(['own', 'shared']).optional(),
      }),
    )
    .optional(),
  origins: z.record(text, z.array(text)).optional(),
  files: z
    .strictObject({
      storage: text.optional(),
      maxBytes: count.optional(),
      lifetimeMs: count.optional(),
      perUser: bounds.optional(),
      perProject: bounds.optional(),
    })
    .optional(),
  calls: z.strictObject({ content: z.boolean().optional() }).optional(),
  traceUpstreams: z.array(text).optional(),
  hooks: z
    .strictObject({ beforeExecute: hook.optional(), afterExecute: hook.optional() })
    .optional(),
  limits: z.union([limitSettings, z.literal(false)]).optional(),
  host: text.optional(),
  port: z.number().int().min(0).max(65_535).optional(),
  allowedHosts: z.array(text).optional(),
  trustProxy: z.boolean().optional(),
  metrics: z
    .strictObject({ port: z.number().int().min(0).max(65_535), host: text.optional() })
    .optional(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  drainSeconds: seconds.optional(),
  graceSeconds: seconds.optional(),
})

/** The contents of `maillon.config.ts`; docs/self-hosting.md tells each setting. */
export type MaillonConfig = z.input<typeof configFile>

/** Types the config file: `export default defineConfig({ … })`. */
export function defineConfig(config: MaillonConfig): MaillonConfig {
  return config
}
