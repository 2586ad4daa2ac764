import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { validateArguments } from '@maillon/core/provider'
import { runTool, signIn, startUpstreams, type Upstreams } from '@maillon/testkit/upstreams'
import { github } from '@maillon/toolkits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import { importOpenApi } from './import-openapi.ts'

const from = createRequire(import.meta.url).resolve(
  '@octokit/openapi/generated/api.github.com.json',
)
const imported = importOpenApi(readFileSync(from, 'utf8'), {
  from: 'https://api.github.com',
  slug: 'github_rest',
  auth: 'bearer',
})
const toolkit = toToolkit(imported.file, 'github_rest.json')

let world: Upstreams<'github'>
let credential: string
beforeAll(async () => {
  world = await startUpstreams({ services: ['github'] })
  if (github.auth.scheme !== 'OAUTH2') throw new Error('GitHub connects by OAuth')
  const client = world.authConfigs.github
  const { auth } = github
  const token = await signIn({ auth, client, routes: world.routes, email: 'ada@example.com' })
  credential = token.accessToken
})
afterAll(() => world.stop())

const shop = { owner: 'ada-moreau', repo: 'rope-shop' }
const team = { org: 'lumen-labs' }
const hook = { url: 'https://hooks.example.com/x', content_type: 'json' }

/** In this order: later ones use what earlier ones made. */
const sample: [slug: string, input: Record<string, unknown>, answer?: object][] = [
  ['USERS_GET_AUTHENTICATED', {}, { login: 'ada-moreau' }],
  ['USERS_GET_BY_USERNAME', { username: 'ben-okafor' }, { login: 'ben-okafor' }],
  ['REPOS_LIST_FOR_AUTHENTICATED_USER', { per_page: 1, sort: 'full_name' }],
  ['REPOS_LIST_FOR_USER', { username: 'ben-okafor' }],
  ['REPOS_GET', shop, { full_name: 'ada-moreau/rope-shop' }],
  ['REPOS_UPDATE', { ...shop, description: 'Ropes' }, { description: 'Ropes' }],
  ['REPOS_GET_ALL_TOPICS', shop, { names: ['shop', 'climbing'] }],
  ['REPOS_REPLACE_ALL_TOPICS', { ...shop, names: ['ropes'] }, { names: ['ropes'] }],
  ['REPOS_LIST_LANGUAGES', shop],
  ['ISSUES_LIST_FOR_REPO', { ...shop, state: 'all', labels: 'bug' }],
  ['ISSUES_CREATE', { ...shop, title: 'Imported', body: 'By a document' }, { title: 'Imported' }],
  ['ISSUES_GET', { ...shop, issue_number: 1 }, { number: 1 }],
  ['ISSUES_UPDATE', { ...shop, issue_number: 1, state: 'closed' }, { state: 'closed' }],
  ['ISSUES_CREATE_COMMENT', { ...shop, issue_number: 1, body: 'Seen' }, { body: 'Seen' }],
  ['ISSUES_LIST_COMMENTS', { ...shop, issue_number: 1 }],
  ['ISSUES_CREATE_LABEL', { ...shop, name: 'urgent', color: 'ff0000' }, { name: 'urgent' }],
  ['ISSUES_LIST_LABELS_FOR_REPO', shop],
  ['ISSUES_ADD_LABELS', { ...shop, issue_number: 1, body: { labels: ['urgent'] } }],
  ['ISSUES_REMOVE_LABEL', { ...shop, issue_number: 1, name: 'urgent' }],
  ['ISSUES_DELETE_LABEL', { ...shop, name: 'urgent' }],
  ['ISSUES_CREATE_MILESTONE', { ...shop, title: 'v1' }, { title: 'v1' }],
  ['ISSUES_LIST_MILESTONES', shop],
  ['ISSUES_LOCK', { ...shop, issue_number: 1, lock_reason: 'resolved' }],
  ['ISSUES_UNLOCK', { ...shop, issue_number: 1 }],
  ['PULLS_LIST', { ...shop, state: 'all' }],
  ['REPOS_CREATE_WEBHOOK', { ...shop, config: hook, events: ['push'] }, { events: ['push'] }],
  ['REPOS_LIST_WEBHOOKS', shop],
  ['REPOS_LIST_RELEASES', shop],
  ['ORGS_GET', team, { login: 'lumen-labs' }],
  ['ORGS_LIST_MEMBERS', team],
  ['TEAMS_CREATE', { ...team, name: 'Rope access' }, { name: 'Rope access' }],
  ['TEAMS_LIST', team],
  ['SEARCH_REPOS', { q: 'shop' }],
  ['RATE_LIMIT_GET', {}],
]

test('the whole document is a toolkit, and what is not a tool is told with its place', () => {
  expect(imported.file.tools.length + imported.problems.length + imported.deprecated).toBe(1223)
  expect(imported.problems.map(({ at }) => at)).toEqual([
    '/paths/~1repos~1{owner}~1{repo}~1releases~1{release_id}~1assets/post',
  ])
  expect(new Set(toolkit.tools.map(({ slug }) => slug)).size).toBe(toolkit.tools.length)
  for (const { slug, name, description, input } of imported.file.tools) {
    expect(slug).toMatch(/^GITHUB_REST_[A-Z0-9_]{1,53}$/)
    expect(name).not.toBe('')
    expect(description.length).toBeLessThanOrEqual(522)
    for (const argument of Object.keys(input.properties as object))
      expect(argument).toMatch(/^[\w.-]{1,64}$/)
  }
})

test.each(sample)('GITHUB_REST_%s runs', async (slug, input, answer = {}) => {
  const whole = `GITHUB_REST_${slug}`
  const tool = imported.file.tools.find((one) => one.slug === whole)
  expect(await validateArguments(tool?.input ?? {}, input)).toEqual({ value: input })
  const result = await runTool({ toolkit, slug: whole, input, routes: world.routes, credential })
  expect(result).toMatchObject(answer)
})
