import type { EngineOptions } from '@maillon/engine'
import type { MaillonConfig } from './config-file.ts'
import { type Environment, secretVariable, variable } from './environment.ts'
import type { Problem } from './problems.ts'

type Files = NonNullable<EngineOptions['files']>

const example =
  'MAILLON_FILES=s3://bucket/prefix?region=eu-central-1   # &endpoint=https://… where it is not AWS'

/**
 * Where files are kept, and how many: `MAILLON_FILES`, else the config file. A bucket is `s3://bucket/prefix`, with its
 * region and endpoint as parameters; the key for it comes from the variables that AWS's own tools read.
 */
export function filesOf(
  { storage: configured, ...bounds }: NonNullable<MaillonConfig['files']> = {},
  environment: Environment,
  problems: Problem[],
): Files {
  const storage = variable(environment, 'MAILLON_FILES') ?? configured
  if (storage === undefined) return withoutHoles(bounds)
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(storage)) return { ...withoutHoles(bounds), storage }
  const bucket = bucketOf(storage, environment, problems)
  return { ...withoutHoles(bounds), ...(bucket && { storage: bucket }) }
}

function bucketOf(storage: string, environment: Environment, problems: Problem[]) {
  const url = URL.canParse(storage) ? new URL(storage) : undefined
  const unknown = [...(url?.searchParams.keys() ?? [])].find(
    (name) => name !== 'region' && name !== 'endpoint',
  )
  if (url?.protocol !== 's3:' || url.hostname === '' || url.username !== '' || unknown) {
    problems.push({
      what: unknown
        ? `MAILLON_FILES knows no parameter "${unknown}".`
        : 'MAILLON_FILES is neither a folder nor s3://bucket/prefix.',
      add: example,
    })
    return undefined
  }
  const accessKeyId = variable(environment, 'AWS_ACCESS_KEY_ID')
  const secretAccessKey = secretVariable(environment, 'AWS_SECRET_ACCESS_KEY', problems)
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    problems.push({
      what: 'MAILLON_FILES names a bucket, and AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is missing.',
      add: 'AWS_ACCESS_KEY_ID=…   # and AWS_SECRET_ACCESS_KEY=…, or AWS_SECRET_ACCESS_KEY_FILE',
    })
    return undefined
  }
  const prefix = url.pathname.replace(/^\//, '')
  return {
    bucket: url.hostname,
    ...(prefix && { prefix }),
    region: url.searchParams.get('region') ?? variable(environment, 'AWS_REGION'),
    endpoint: url.searchParams.get('endpoint') ?? variable(environment, 'AWS_ENDPOINT_URL_S3'),
    accessKeyId,
    secretAccessKey,
    sessionToken: secretVariable(environment, 'AWS_SESSION_TOKEN', problems),
  }
}

function withoutHoles<Bounds extends object>(bounds: Bounds) {
  return Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Bounds]: Exclude<Bounds[Name], undefined>
  }
}
