import { createHmac } from 'node:crypto'
import { MaillonError } from '@maillon/core'

/** What is signed: the id of a message, when it is sent in ms since 1970, and its body. */
export interface Webhook {
  id: string
  at: number
  body: string
}

/** The headers by which a receiver knows a message for ours (Standard Webhooks 1.0, signature v1), a signature for each key. */
export function signWebhook(
  keys: readonly Buffer[],
  { id, at, body }: Webhook,
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const signatures = keys.map((key) => {
    const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`)
    return `v1,${hmac.digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

/** The keys of a secret as Standard Webhooks spells it. Throws `config_invalid`. */
export function webhookKeys(secret: string, of: string): Buffer[] {
  return secret
    .trim()
    .split(/\s+/)
    .map((one) => {
      const base64 = one.replace(/^whsec_/, '')
      const key = Buffer.from(base64, 'base64')
      const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(base64)
      if (isBase64 && key.length >= 24 && key.length <= 64) return key
      throw new MaillonError('config_invalid', {
        message: `The secret of hooks.${of} is not whsec_ and base64 of 24 to 64 bytes.`,
        hint: `Make one: node -p "'whsec_' + crypto.randomBytes(32).toString('base64')"`,
      })
    })
}
