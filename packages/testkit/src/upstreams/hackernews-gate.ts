import { type Gate, type GateRequest, startGate } from './gate.ts'
import { type HackerNewsItem, hackerNewsSeed } from './seeds/hackernews.ts'

/** Hacker News with the shapes of https://hn.algolia.com/api: search, search_by_date, items and users. */
export async function startHackerNewsGate(options: {
  port?: number | undefined
}): Promise<Gate & { reset(): void; stop(): Promise<void> }> {
  const world = hackerNewsSeed(new Date())
  const gate = await startGate({
    port: options.port,
    answer: async (request) =>
      answer(request, world) ?? Response.json({ error: 'Not Found' }, { status: 404 }),
  })
  return {
    ...gate,
    reset: () => {
      gate.requests.length = 0
      gate.faults.length = 0
    },
  }
}

type World = ReturnType<typeof hackerNewsSeed>

function answer({ method, path }: GateRequest, { items, users }: World): Response | undefined {
  const { pathname, searchParams } = new URL(path, 'http://gate')
  if (method !== 'GET') return undefined
  if (pathname === '/api/v1/search') return Response.json(search(items, searchParams, byPoints))
  if (pathname === '/api/v1/search_by_date')
    return Response.json(search(items, searchParams, byDate))
  const [, kind, id] = /^\/api\/v1\/(items|users)\/([^/]+)$/.exec(pathname) ?? []
  if (kind === 'items') {
    const item = items.find((other) => String(other.id) === id)
    return item && Response.json(thread(item, items))
  }
  const user = users.find(({ username }) => username === id)
  return user && Response.json(user)
}

const byPoints = (a: HackerNewsItem, b: HackerNewsItem) => (b.points ?? 0) - (a.points ?? 0)
const byDate = (a: HackerNewsItem, b: HackerNewsItem) =>
  b.createdAt.getTime() - a.createdAt.getTime()

function search(items: readonly HackerNewsItem[], query: URLSearchParams, order: typeof byDate) {
  const words = (query.get('query') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const tags = (query.get('tags') ?? '').split(',').filter(Boolean)
  const limits = (query.get('numericFilters') ?? '').split(',').filter(Boolean)
  const found = items
    .filter((item) => words.every((word) => textOf(item).includes(word)))
    .filter((item) => tags.every((tag) => hasTag(item, tag)))
    .filter((item) => limits.every((limit) => holds(item, limit)))
    .toSorted(order)
  const page = Number(query.get('page') ?? 0)
  const hitsPerPage = Number(query.get('hitsPerPage') ?? 20)
  return {
    hits: found.slice(page * hitsPerPage, (page + 1) * hitsPerPage).map((item) => hit(item, items)),
    nbHits: found.length,
    page,
    nbPages: Math.ceil(found.length / hitsPerPage),
    hitsPerPage,
    query: query.get('query') ?? '',
  }
}

function textOf({ title, text, author, url }: HackerNewsItem): string {
  return [title, text, author, url].join(' ').toLowerCase()
}

/** `(a,b)` means or; Algolia's further nesting is not emulated. */
function hasTag(item: HackerNewsItem, tag: string): boolean {
  const own = [
    item.type,
    `author_${item.author}`,
    `story_${item.storyId ?? item.id}`,
    ...(item.tags ?? []),
  ]
  return own.includes(tag.replace(/^\(|\)$/g, ''))
}

function holds(item: HackerNewsItem, limit: string): boolean {
  const [, field, operator, value] = /^(\w+)\s*(>=|<=|>|<|=)\s*(\d+)$/.exec(limit) ?? []
  const actual =
    field === 'points' ? (item.points ?? 0) : Math.floor(item.createdAt.getTime() / 1000)
  if (operator === '>=') return actual >= Number(value)
  if (operator === '<=') return actual <= Number(value)
  if (operator === '>') return actual > Number(value)
  return operator === '<' ? actual < Number(value) : actual === Number(value)
}

function hit(item: HackerNewsItem, items: readonly HackerNewsItem[]) {
  return {
    objectID: String(item.id),
    title: item.title ?? null,
    url: item.url ?? null,
    author: item.author,
    points: item.points ?? null,
    num_comments: items.filter(({ storyId }) => storyId === item.id).length,
    story_text: item.type === 'story' ? (item.text ?? null) : null,
    comment_text: item.type === 'comment' ? (item.text ?? null) : null,
    story_id: item.storyId ?? item.id,
    created_at: item.createdAt.toISOString(),
    created_at_i: Math.floor(item.createdAt.getTime() / 1000),
    _tags: [
      item.type,
      `author_${item.author}`,
      `story_${item.storyId ?? item.id}`,
      ...(item.tags ?? []),
    ],
    _highlightResult: {},
  }
}

function thread(item: HackerNewsItem, items: readonly HackerNewsItem[]): object {
  return {
    id: item.id,
    type: item.type,
    author: item.author,
    title: item.title ?? null,
    url: item.url ?? null,
    text: item.text ?? null,
    points: item.points ?? null,
    parent_id: item.parentId ?? null,
    story_id: item.storyId ?? item.id,
    created_at: item.createdAt.toISOString(),
    created_at_i: Math.floor(item.createdAt.getTime() / 1000),
    children: items
      .filter(({ parentId }) => parentId === item.id)
      .map((child) => thread(child, items)),
    options: [],
  }
}
