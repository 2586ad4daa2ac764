import { keepSecret } from '../telemetry/live-secrets.ts'
import type { Signer } from '../vault/signer.ts'

/** What an address lets whoever has it do, with one file. */
export type FilePurpose = 'download' | 'upload'

/** An address that needs no key, and its end. */
export interface FileAddress {
  url: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** Addresses that are good for one file, one purpose and some minutes. */
export interface FileAddresses {
  /** Below `base`, the engine's own address. */
  make(purpose: FilePurpose, file: { projectId: string; id: string }, base: string): FileAddress
  /** The file that the last part of an address names; undefined for one that is over, or that this engine did not make. */
  read(purpose: FilePurpose, token: string): { projectId: string; id: string } | undefined
}

/** What is uploaded may have to be taken up again after a while; what is downloaded is asked for anew. */
const lifetimeMs = { download: 10 * 60_000, upload: 60 * 60_000 } as const

/** Addresses that hold all that they say, signed. */
export function createFileAddresses(signer: Signer, now: () => number): FileAddresses {
  return {
    make(purpose, { projectId, id }, base) {
      const expiresAt = now() + lifetimeMs[purpose]
      const said = Buffer.from(JSON.stringify([expiresAt, id, projectId])).toString('base64url')
      const token = `${said}.${signer.sign(`file ${purpose}`, said)}`
      keepSecret(token)
      return { url: `${base.replace(/\/$/, '')}/files/${purpose}/${token}`, expiresAt }
    },
    read(purpose, token) {
      const [said = '', signature = '', ...more] = token.split('.')
      if (more.length > 0 || !signer.verify(`file ${purpose}`, said, signature)) return undefined
      const [expiresAt, id, projectId] = JSON.parse(Buffer.from(said, 'base64url').toString()) as [
        number,
        string,
        string,
      ]
      return now() < expiresAt ? { projectId, id } : undefined
    },
  }
}
