import { expect, test } from 'vitest'
import { printable } from '../serve/printable.ts'
import { readSettings } from './read-settings.ts'

const key = { AWS_ACCESS_KEY_ID: 'AKIA1', AWS_SECRET_ACCESS_KEY: 'secret-of-the-bucket' }
const read = (environment: Record<string, string>, files?: object) =>
  readSettings(files && { path: 'maillon.config.ts', content: { files } }, environment)

test('files are where the database says when nothing else does, and in a folder that is named', () => {
  expect(read({}).settings.files).toEqual({})
  expect(read({ MAILLON_FILES: '/var/lib/maillon' }).settings.files).toEqual({
    storage: '/var/lib/maillon',
  })
  const { settings, problems } = read(
    { MAILLON_FILES: './other' },
    {
      storage: './files',
      maxBytes: 5_000_000,
      perUser: { count: 10 },
    },
  )
  expect(problems).toEqual([])
  expect(settings.files).toEqual({
    storage: './other',
    maxBytes: 5_000_000,
    perUser: { count: 10 },
  })
})

test('a bucket is named by its address, with the key that AWS’s own tools read', () => {
  const { settings, problems } = read({
    ...key,
    AWS_REGION: 'eu-west-1',
    MAILLON_FILES: 's3://files/maillon?endpoint=http://minio.lan:9000',
  })
  expect(problems).toEqual([])
  expect(settings.files.storage).toMatchObject({
    bucket: 'files',
    prefix: 'maillon',
    region: 'eu-west-1',
    endpoint: 'http://minio.lan:9000',
    accessKeyId: 'AKIA1',
    secretAccessKey: 'secret-of-the-bucket',
  })
  expect(JSON.stringify(printable(settings))).not.toContain('secret-of-the-bucket')
})

test.each([
  [{ MAILLON_FILES: 's3://files' }, 'AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is missing'],
  [{ ...key, MAILLON_FILES: 's3://files?regoin=x' }, 'no parameter "regoin"'],
  [{ ...key, MAILLON_FILES: 'gs://files' }, 'neither a folder nor s3://'],
  [{ ...key, MAILLON_FILES: 's3://key:secret@files' }, 'neither a folder nor s3://'],
])('what is wrong of %j is told', (environment, told) => {
  const { settings, problems } = read(environment)
  expect(problems.map(({ what }) => what).join()).toContain(told)
  expect(settings.files.storage).toBeUndefined()
})

test('bounds that are no numbers are told with their place', () => {
  const { problems } = read({}, { perUser: { bytes: 'many' } })
  expect(problems.map(({ what }) => what).join()).toContain('files: perUser: bytes')
})
