import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '../../ids.ts'

interface Server {
  run(): Promise<AddressInfo>
  close(): Promise<void>
}

interface ServerOptions {
  port: number
  address: string
  silent: boolean
  directory: string
  configureBuckets: { name: string }[]
}

const require = createRequire(import.meta.url)

/** The key that the server knows. */
export const s3Key = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

/** A server that speaks S3 on loopback, and refuses what is not signed right. */
export async function startS3() {
  const S3rver = require('@20minutes/s3rver') as new (options: ServerOptions) => Server
  const directory = await mkdtemp(join(tmpdir(), 'maillon-s3-'))
  const bucket = 'files'
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  })
  const { port } = await server.run()
  return {
    /** A place of its own in the bucket. */
    newPlace: () => ({ bucket, prefix: newId(''), endpoint: `http://127.0.0.1:${port}`, ...s3Key }),
    async stop() {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
