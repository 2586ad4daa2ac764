import { MaillonError } from '@maillon/core'
import {
  defineTool,
  fileInput,
  fileOutput,
  get,
  jsonWithFiles,
  path,
  put,
} from '@maillon/core/toolkit'
import { z } from 'zod'
import { encodeBase64 } from '../base64url.ts'
import { repository, scopes } from './fields.ts'

const filePath = z.string().min(1).describe('Its path in the repository, e.g. `docs/report.pdf`.')

const ref = z
  .string()
  .optional()
  .describe('A branch, tag or commit; the default branch when left out.')

const contentEntry = z.object({
  name: z.string(),
  path: z.string(),
  type: z.string().describe('`file`, `dir`, `symlink` or `submodule`.'),
  size: z.number().optional(),
  sha: z.string().describe('Names this content; what replaces a file tells it.'),
  html_url: z.string().nullish(),
})

type Entry = z.input<typeof contentEntry>

/** The address of a file or folder: its slashes stay, and no part of it leads elsewhere. */
function contentsPath({ owner, repo, path: of = '' }: Place): string {
  const parts = of.split('/').filter((part) => part !== '')
  return [path`/repos/${owner}/${repo}/contents`, ...parts.map((part) => path`${part}`)].join('/')
}

interface Place {
  owner: string
  repo: string
  path?: string | undefined
}

export const getContent = defineTool({
  slug: 'GITHUB_GET_REPOSITORY_CONTENT',
  name: 'List files',
  description: 'List the files and folders in a folder of a repository, or describe one file.',
  effect: 'read',
  scopes,
  keywords: ['directory', 'tree', 'code', 'source', 'browse', 'sha', 'readme'],
  input: z.object({
    ...repository,
    path: z.string().default('').describe('The folder or file; the top when left out.'),
    ref,
  }),
  output: z.object({ entries: z.array(contentEntry) }),
  request: ({ ref: at, ...place }) => get(contentsPath(place), { ref: at }),
  response: (body: Entry | Entry[]) => ({ entries: [body].flat() }),
})

export const downloadFile = defineTool({
  slug: 'GITHUB_DOWNLOAD_FILE',
  name: 'Download a file',
  description:
    'Get a file of a repository, text or not: its id is what tools that take a file are given, to read it or send it.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['read', 'source', 'code', 'readme', 'raw', 'content', 'open'],
  plan: [{ tool: 'GITHUB_GET_REPOSITORY_CONTENT', to: 'find the file and its path' }],
  input: z.object({ ...repository, path: filePath, ref }),
  output: z.object({ file: fileOutput() }),
  run: async ({ ref: at, ...place }, upstream) => {
    const request = {
      ...get(contentsPath(place), { ref: at }),
      headers: { accept: 'application/vnd.github.raw+json' },
    }
    const name = place.path.split('/').at(-1) || place.repo
    return { file: await upstream.download(request, { name }) }
  },
})

export const writeFile = defineTool({
  slug: 'GITHUB_CREATE_OR_UPDATE_FILE_CONTENTS',
  name: 'Create or change a file',
  description: 'Commit a file to a repository, from a text or from a file that there is.',
  effect: 'write',
  scopes,
  keywords: ['commit', 'push', 'upload', 'add', 'edit', 'write', 'save', 'code', 'readme'],
  pitfalls: ['Without the sha of what is there, a file that there is already is not replaced.'],
  plan: [
    {
      tool: 'GITHUB_GET_REPOSITORY_CONTENT',
      to: 'learn the sha of the file, where it is there already',
    },
  ],
  input: z.object({
    ...repository,
    path: filePath,
    message: z.string().min(1).describe('What the commit says.'),
    text: z.string().optional().describe('What is to stand in it; or give `file`.'),
    file: fileInput('What is to stand in it, in place of `text`.').optional(),
    sha: z.string().optional().describe('`sha` of the file that it replaces.'),
    branch: z.string().optional().describe('Where to commit; the default branch when left out.'),
  }),
  output: z.object({
    content: contentEntry,
    commit: z.object({ sha: z.string(), html_url: z.string().optional() }),
  }),
  run: async ({ owner, repo, path: of, file, text, ...commit }, upstream) => {
    const request = put(contentsPath({ owner, repo, path: of }))
    const given = file === undefined ? undefined : await upstream.file(file)
    const content = contentOf(given, text)
    return (await upstream.call({ ...request, ...jsonWithFiles({ ...commit, content }) })) as never
  },
})

function contentOf(file: { id: string } | undefined, text: string | undefined) {
  if (file) return { base64Of: file }
  if (text !== undefined) return encodeBase64(text)
  throw new MaillonError('invalid_arguments', {
    message: 'There is nothing to stand in the file.',
    hint: 'Give `text` or `file`.',
  })
}

export const downloadArchive = defineTool({
  slug: 'GITHUB_DOWNLOAD_REPOSITORY_ARCHIVE',
  name: 'Download a repository',
  description: 'Get all files of a repository at one commit, as a ZIP or a tar.gz.',
  effect: 'read',
  scopes,
  keywords: ['zip', 'tarball', 'source', 'code', 'export', 'backup', 'clone'],
  input: z.object({
    ...repository,
    ref,
    format: z.enum(['zip', 'tar']).default('zip').describe('What it is packed as.'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ owner, repo, ref: at = 'HEAD', format }, upstream) => {
    const [address, ending] =
      format === 'zip'
        ? [path`/repos/${owner}/${repo}/zipball/${at}`, 'zip']
        : [path`/repos/${owner}/${repo}/tarball/${at}`, 'tar.gz']
    return { file: await upstream.download(get(address), { name: `${repo}.${ending}` }) }
  },
})
