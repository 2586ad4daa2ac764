import type { SigV4 } from '@maillon/core/toolkit'
import { AwsV4Signer } from 'aws4fetch'

/** A call as it leaves. */
interface Call {
  url: string
  method: string
  headers: Readonly<Record<string, string>>
  /** Of what is streamed, its digest in hexadecimal. */
  content: string | { sha256(): Promise<string> } | undefined
  /** In ms since 1970. */
  at: number
}

/**
 * The headers that sign a call by AWS Signature Version 4, its body included
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */
export async function signCall(
  sigv4: SigV4,
  { url, method, headers, content = '', at }: Call,
): Promise<Record<string, string>> {
  const bodyHash = typeof content === 'string' ? await sha256(content) : await content.sha256()
  const signer = new AwsV4Signer({
    ...sigv4,
    url,
    method,
    // S3 alone leaves the body out unless its hash is named.
    headers: { ...headers, 'x-amz-content-sha256': bodyHash },
    datetime: new Date(at).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
  })
  const { headers: signed } = await signer.sign()
  const names = ['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256']
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = signed.get(name)
      return value === null ? [] : [[name, value] as const]
    }),
  )
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Buffer.from(digest).toString('hex')
}
