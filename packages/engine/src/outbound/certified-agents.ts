// The reader's compiler, too, has to find what the one file of the library is.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./undici-agent.d.ts" />
import { hash } from 'node:crypto'
import type { LookupFunction } from 'node:net'
import { createSecureContext } from 'node:tls'
import { MaillonError } from '@maillon/core'
import type { Agent } from 'undici'
import UndiciAgent from 'undici/lib/dispatcher/agent.js'
import { connector } from './connector.ts'

/** A client certificate and its private key, as PEM (RFC 8705 §2). */
export interface ClientCertificate {
  cert: string
  key: string
  passphrase?: string
}

/** Connections that show a certificate, which nobody else's requests may use. */
export interface CertifiedAgents {
  /** Throws `invalid_arguments` for what is no certificate with its key. */
  agentWith(certificate: ClientCertificate, how: How): Agent
  destroy(): Promise<void>
}

/** To public addresses alone, or to an origin that the operator has named. */
type How = 'guarded' | 'vouched'

/** As many as are likely to be in use; each keeps connections open. */
const most = 32

/** Agents by certificate, the one least in use let go for a new one. */
export function certifiedAgents(
  connecting: Record<How, { lookup: LookupFunction; timeout: number }>,
): CertifiedAgents {
  const agents = new Map<string, Agent>()

  function newAgent(certificate: ClientCertificate, how: How): Agent {
    try {
      const secureContext = createSecureContext(certificate)
      return new UndiciAgent({ connect: connector({ ...connecting[how], secureContext }) })
    } catch {
      throw unfit()
    }
  }

  return {
    agentWith(certificate, how) {
      const { cert, key, passphrase = '' } = certificate
      const name = hash('sha256', JSON.stringify([how, cert, key, passphrase]))
      const agent = agents.get(name) ?? newAgent(certificate, how)
      agents.delete(name)
      agents.set(name, agent)
      const [oldest] = agents.keys()
      if (agents.size > most && oldest !== undefined) {
        void agents.get(oldest)?.close()
        agents.delete(oldest)
      }
      return agent
    },
    async destroy() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

function unfit(): MaillonError {
  return new MaillonError('invalid_arguments', {
    message: 'The client certificate and its key do not go together.',
    hint: 'Connect the account again with the files that the service gave.',
  })
}
