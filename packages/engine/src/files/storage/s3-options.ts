import { MaillonError } from '@maillon/core'

/** A bucket at any address that speaks S3. */
export interface S3Options {
  bucket: string
  /** What the names of all objects begin with, for a bucket that has others too. */
  prefix?: string | undefined
  /** `us-east-1` when left out. */
  region?: string | undefined
  /** Where it is, e.g. `http://minio.lan:9000`; AWS in that region when left out. It may be private. */
  endpoint?: string | undefined
  /** Whether the bucket is named in the path, as most but AWS want it; yes with an endpoint, when left out. */
  pathStyle?: boolean | undefined
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string | undefined
}

/** The address of the bucket. Throws `config_invalid`. */
export function bucketAddress({
  bucket,
  prefix = '',
  region = 'us-east-1',
  ...options
}: S3Options): URL {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw invalid(`"${bucket}" in files.storage is no name of a bucket.`)
  if (!/^[\w./-]*$/.test(prefix))
    throw invalid('The prefix in files.storage has more than letters, digits and . _ - /.')
  const { endpoint = `https://s3.${region}.amazonaws.com`, accessKeyId, secretAccessKey } = options
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
    throw invalid('The endpoint in files.storage is no address of http or https.')
  if (!accessKeyId || !secretAccessKey)
    throw invalid('files.storage names a bucket, and no key for it.')
  const address = new URL(endpoint)
  // A certificate of *.s3.amazonaws.com covers no name with a dot.
  const { pathStyle = options.endpoint !== undefined || bucket.includes('.') } = options
  if (pathStyle) address.pathname = `${address.pathname.replace(/\/$/, '')}/${bucket}`
  else address.host = `${bucket}.${address.host}`
  return address
}

function invalid(message: string): MaillonError {
  return new MaillonError('config_invalid', {
    message,
    hint: "Give it as { bucket: 'files', region: 'eu-central-1', accessKeyId, secretAccessKey }, with the endpoint where that is not AWS.",
  })
}
