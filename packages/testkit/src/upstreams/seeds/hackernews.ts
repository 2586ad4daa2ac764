import { daysAgo, today } from './today.ts'

/** A story or comment, as the emulation keeps it. */
export interface HackerNewsItem {
  id: number
  type: 'story' | 'comment'
  author: string
  title?: string
  url?: string
  /** HTML. */
  text?: string
  points?: number
  parentId?: number
  storyId?: number
  createdAt: Date
  tags?: string[]
}

/** Stories, comments and users; six stories are on the front page. */
export function hackerNewsSeed(now: Date) {
  const story = (
    id: number,
    author: string,
    points: number,
    title: string,
    rest: Partial<HackerNewsItem>,
  ) =>
    ({
      id,
      type: 'story',
      author,
      points,
      title,
      createdAt: today(now, 0.5),
      ...rest,
    }) satisfies HackerNewsItem
  const comment = (id: number, author: string, parentId: number, storyId: number, text: string) =>
    ({
      id,
      type: 'comment',
      author,
      parentId,
      storyId,
      text,
      createdAt: today(now, 0.9),
    }) satisfies HackerNewsItem
  const front = ['front_page']
  const items: HackerNewsItem[] = [
    story(9001, 'knotwork', 412, 'OAuth is a people problem', {
      url: 'https://blog.example/oauth-is-a-people-problem',
      createdAt: today(now, 0.3),
      tags: front,
    }),
    story(9002, 'granite', 268, 'SQLite on a mountain: a year of field notes', {
      url: 'https://blog.example/sqlite-on-a-mountain',
      createdAt: today(now, 0.5),
      tags: front,
    }),
    story(9003, 'belay', 187, 'Show HN: A calculator for climbing anchors', {
      url: 'https://anchor.example',
      createdAt: today(now, 0.7),
      tags: [...front, 'show_hn'],
    }),
    story(9004, 'knotwork', 96, 'Ask HN: How do you give agents access to mail?', {
      text: '<p>We want an agent to read mail, and nothing else.</p><p>What do you use?</p>',
      createdAt: today(now, 0.8),
      tags: [...front, 'ask_hn'],
    }),
    story(9005, 'scree', 41, 'Postgres LISTEN and what it costs', {
      url: 'https://db.example/listen',
      createdAt: today(now, 0.85),
      tags: front,
    }),
    story(9006, 'moraine', 12, 'A font made of quick links', {
      url: 'https://fonts.example/links',
      createdAt: today(now, 0.95),
      tags: front,
    }),
    story(8101, 'granite', 540, 'The SQLite file that outlived its app', {
      url: 'https://blog.example/file',
      createdAt: daysAgo(now, 40),
    }),
    comment(
      9101,
      'scree',
      9001,
      9001,
      'The button says <i>Allow</i>. Nobody reads further &amp; everybody clicks.',
    ),
    comment(
      9102,
      'knotwork',
      9101,
      9001,
      'That is the point of the <a href="https://blog.example">article</a>.',
    ),
    comment(9103, 'belay', 9102, 9001, 'Then write less on the page.'),
    comment(9104, 'granite', 9001, 9001, 'We ask for one scope at a time.'),
    comment(9105, 'moraine', 9004, 9004, 'A mailbox of its own.'),
  ]
  const users = [
    { username: 'knotwork', about: 'I write about knots &amp; protocols.', karma: 4210 },
    { username: 'granite', about: '', karma: 1890 },
  ]
  return { items, users }
}
