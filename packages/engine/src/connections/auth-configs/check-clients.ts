import { MaillonError } from '@maillon/core'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { requireToolkits } from '../../catalogue/require-toolkits.ts'
import type { OperatorClient } from '../settings.ts'
import { readConfigFields } from './config-fields.ts'

/** Checks the OAuth clients that an operator registered, by toolkit. Throws `config_invalid`, and `field_rejected`. */
export function checkClients(
  clients: Readonly<Record<string, OperatorClient>>,
  catalogue: Pick<Catalogue, 'hasToolkit' | 'toolkit'>,
): void {
  requireToolkits('authConfigs', Object.keys(clients), catalogue)
  for (const [slug, client] of Object.entries(clients)) {
    const { clientId, clientSecret, callback = 'own', fields } = client
    const toolkit = catalogue.toolkit(slug)
    const { auth, verified } = toolkit
    if (fields) readConfigFields(toolkit, Object.keys(toolkit.ways), fields)
    const hasNoSecret = auth.scheme === 'OAUTH2' && auth.clientAuthentication === 'none'
    if (!clientId || (!clientSecret && !hasNoSecret)) {
      throw new MaillonError('config_invalid', {
        message: `authConfigs.${slug} needs a clientId and a clientSecret.`,
      })
    }
    if (callback !== 'own' && callback !== 'shared')
      throw new MaillonError('config_invalid', {
        message: `authConfigs.${slug}.callback is neither 'own' nor 'shared'.`,
      })
    // Nobody here knows the server of the one: it could have another one's codes brought to it. The other's codes can be
    // used by whoever has them.
    const isForeign = verified === 'imported' || verified === 'described'
    if (callback === 'shared' && (isForeign || hasNoSecret))
      throw new MaillonError('config_invalid', {
        message: `authConfigs.${slug}.callback is 'shared', and ${slug} ${hasNoSecret ? 'has a client without a secret' : 'was tried by nobody here'}.`,
        hint: 'Register its own callback at the service, and leave callback out.',
      })
  }
}
