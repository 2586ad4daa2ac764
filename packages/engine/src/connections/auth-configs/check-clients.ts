import { MaillonError } from '@maillon/core'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { OperatorClient } from '../settings.ts'

/** Checks the OAuth clients that an operator registered, by toolkit. Throws `config_invalid`. */
export function checkClients(
  clients: Readonly<Record<string, OperatorClient>>,
  { hasToolkit, toolkit }: Pick<Catalogue, 'hasToolkit' | 'toolkit'>,
): void {
  for (const [slug, { clientId, clientSecret }] of Object.entries(clients)) {
    if (!hasToolkit(slug)) {
      throw new MaillonError('config_invalid', {
        message: `authConfigs names "${slug}", which is no toolkit of this engine.`,
        hint: 'Pass the toolkit in toolkits, or mend the name.',
      })
    }
    const { auth } = toolkit(slug)
    const hasNoSecret = auth.scheme === 'OAUTH2' && auth.clientAuthentication === 'none'
    if (!clientId || (!clientSecret && !hasNoSecret)) {
      throw new MaillonError('config_invalid', {
        message: `authConfigs.${slug} needs a clientId and a clientSecret.`,
      })
    }
  }
}
