import { defineTool, fileInput, fileOutput, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { next, nextPage, paging, repository, scopes } from './fields.ts'

/** Where files of releases go. */
export const uploadsOrigin = 'https://uploads.github.com'

const asset = z.object({
  id: z.number().describe('`asset_id` of GITHUB_DOWNLOAD_RELEASE_ASSET.'),
  name: z.string(),
  size: z.number(),
  content_type: z.string().optional(),
  download_count: z.number().optional(),
  browser_download_url: z.string().optional(),
})

const release = z.object({
  id: z.number(),
  tag_name: z.string(),
  name: z.string().nullable(),
  body: z.string().nullish(),
  draft: z.boolean(),
  prerelease: z.boolean(),
  published_at: z.string().nullable(),
  html_url: z.string().optional(),
  assets: z.array(asset).default([]),
})

export const listReleases = defineTool({
  slug: 'GITHUB_LIST_RELEASES',
  name: 'List releases',
  description: 'List the releases of a repository with their files, the newest first.',
  effect: 'read',
  scopes,
  keywords: ['versions', 'downloads', 'assets', 'changelog', 'latest', 'tags'],
  input: z.object({ ...repository, ...paging }),
  output: z.object({ releases: z.array(release), next_page: nextPage }),
  request: ({ owner, repo, ...query }) => get(path`/repos/${owner}/${repo}/releases`, query),
  response: (releases: z.input<typeof release>[], input) => ({
    releases,
    ...next(releases, input),
  }),
})

const find = { tool: 'GITHUB_LIST_RELEASES', to: 'find the release and its files by their ids' }

export const uploadAsset = defineTool({
  slug: 'GITHUB_UPLOAD_RELEASE_ASSET',
  name: 'Add a file to a release',
  description: 'Put a file beside a release, for people to download.',
  effect: 'write',
  scopes,
  keywords: ['upload', 'attach', 'binary', 'asset', 'build', 'artifact', 'publish'],
  plan: [find],
  input: z.object({
    ...repository,
    release_id: z.int().describe('`id` of the release.'),
    file: fileInput('What to add.'),
    name: z
      .string()
      .min(1)
      .optional()
      .describe("What it is called; the file's name when left out."),
    label: z.string().optional().describe('What people see in place of its name.'),
  }),
  output: asset,
  run: async ({ owner, repo, release_id, file: id, name, label }, upstream) => {
    const file = await upstream.file(id)
    return (await upstream.call({
      method: 'POST',
      path: uploadsOrigin + path`/repos/${owner}/${repo}/releases/${release_id}/assets`,
      query: { name: name ?? file.name, label },
      headers: { 'content-type': file.mimetype },
      body: [{ file: id }],
    })) as z.input<typeof asset>
  },
})

export const downloadAsset = defineTool({
  slug: 'GITHUB_DOWNLOAD_RELEASE_ASSET',
  name: 'Download a file of a release',
  description:
    'Get a file that stands beside a release: its id is what tools that take a file are given.',
  effect: 'read',
  scopes,
  keywords: ['asset', 'binary', 'build', 'artifact', 'installer'],
  plan: [find],
  input: z.object({
    ...repository,
    asset_id: z.int().describe('`id` of the file in `assets` of the release.'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ owner, repo, asset_id }, upstream) => {
    const address = path`/repos/${owner}/${repo}/releases/assets/${asset_id}`
    const { name } = (await upstream.call(get(address))) as { name: string }
    const request = { ...get(address), headers: { accept: 'application/octet-stream' } }
    return { file: await upstream.download(request, { name }) }
  },
})
