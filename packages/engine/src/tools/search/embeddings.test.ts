import { gmail, googlecalendar, slack } from '@maillon/toolkits'
import type { EmbeddingModel as SdkModel } from 'ai'
import { MockEmbeddingModelV4 } from 'ai/test'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCatalogue } from '../../catalogue/catalogue.ts'
import { nowhere } from '../nowhere.contract.ts'
import { createTools } from '../tools.ts'
import type { EmbeddingModel, EmbedTexts } from './embedding-model.ts'
import type { ToolFilter } from './searchable-tool.ts'

/** Words that mean the same are one dimension of the model written for these tests; the last one is all the rest. */
const concepts = [
  /\b(mail|email|letter|correspondence)/gi,
  /\b(send|write|dispatch)/gi,
  /\b(event|meeting|dentist|diary)/gi,
  /\b(create|put|new)/gi,
]
const vectorOf = (text: string) => [...concepts.map((one) => text.match(one)?.length ?? 0), 0.1]

/** Search over two toolkits with a model, and what the model was asked. */
function start(answer: EmbedTexts = async (texts) => texts.map(vectorOf), timeoutMs = 5_000) {
  const asked: string[][] = []
  const failures: unknown[] = []
  const clock = { now: 0 }
  const catalogue = createCatalogue([gmail, googlecalendar])
  const embeddings: EmbedTexts = (texts, options) => {
    asked.push(texts)
    return answer(texts, options)
  }
  const ended = new AbortController()
  const options = { embeddings, embeddingsTimeoutMs: timeoutMs }
  const tools = createTools(catalogue, nowhere, options, {
    onFailure: (error) => failures.push(error),
    signal: ended.signal,
    now: () => clock.now,
  })
  const find = async (query: string, more: object = {}) => {
    const request = { filter: () => true, limit: 5, ...more }
    const { mode, found } = await tools.searchEach([query], request)
    return { mode, slugs: found[0]?.map(({ slug }) => slug) ?? [] }
  }
  return { asked, failures, clock, catalogue, tools, find, ended }
}

const goal = 'dispatch some correspondence'

test('a goal that no tool names is found by its meaning, and the answer says how', async () => {
  const { find, tools } = start()
  const byWords = tools.search(goal, { filter: () => true, limit: 5 })
  expect(byWords.map(({ slug }) => slug).join()).not.toContain('GMAIL_')
  const { mode, slugs } = await find(goal)
  expect(mode).toBe('words_and_embeddings')
  expect(slugs.slice(0, 3).join()).toMatch(/GMAIL_(SEND|CREATE_EMAIL_DRAFT)/)
  expect((await find('the dentist, in my diary')).slugs.join()).toContain('GOOGLECALENDAR_EVENTS')
})

test('each text is embedded once, and after a change of the catalogue only what is new', async () => {
  const { find, asked, catalogue } = start()
  await find(goal)
  await find(goal)
  await find('another goal')
  const texts = asked.flat()
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts).toHaveLength(catalogue.tools.length + 2)
  catalogue.put(slack)
  await find(goal)
  expect(asked.flat()).toHaveLength(texts.length + slack.tools.length)
  expect(asked.flat().at(-1)).toContain('Slack')
  const isSlack = (slug: string) => slug.startsWith('SLACK_')
  expect(
    (await find(goal, { filter: ({ slug }: { slug: string }) => isSlack(slug) })).slugs.every(
      isSlack,
    ),
  ).toBe(true)
})

test('the queries of a search are embedded together', async () => {
  const { tools, asked } = start()
  await tools.searchEach([goal, 'meeting', goal], { filter: () => true, limit: 3 })
  expect(asked.at(-1)).toEqual([goal, 'meeting'])
})

test('custom tools are found by their meaning too', async () => {
  const guests = [
    {
      slug: 'LOCAL_POST',
      toolkit: 'Post',
      name: 'Letter',
      description: 'Send mail, write mail, send a letter.',
      parameters: [],
    },
  ]
  const { find } = start()
  expect(
    (await find(goal, { guests, filter: ({ slug }: { slug: string }) => slug === 'LOCAL_POST' }))
      .slugs,
  ).toEqual(['LOCAL_POST'])
  expect((await find(goal)).slugs).not.toContain('LOCAL_POST')
})

const broken: [string, EmbedTexts][] = [
  ['fails', () => Promise.reject(new Error('Quota used up.'))],
  [
    'throws',
    () => {
      throw new Error('No key.')
    },
  ],
  ['answers too few vectors', async (texts) => texts.slice(1).map(vectorOf)],
  ['answers what is no number', async (texts) => texts.map(() => [Number.NaN, 1])],
  ['answers vectors of no length', async (texts) => texts.map(() => [])],
  [
    'answers vectors of different lengths',
    async (texts) => texts.map((text) => vectorOf(text).slice(texts.length === 1 ? 1 : 0)),
  ],
]

test.each(broken)(
  'a model that %s leaves the search to words, is told of, and is asked again later',
  async (_, answer) => {
    let isBroken = true
    const { find, failures, clock, tools } = start((texts, options) =>
      isBroken ? answer(texts, options) : Promise.resolve(texts.map(vectorOf)),
    )
    const byWords = tools.search('send an email', { filter: () => true, limit: 5 })
    const without = await find('send an email')
    expect(without).toEqual({ mode: 'words', slugs: byWords.map(({ slug }) => slug) })
    expect(failures).toHaveLength(1)
    isBroken = false
    expect((await find('send an email')).mode).toBe('words')
    expect(failures).toHaveLength(1)
    clock.now += 10_000
    expect((await find('send an email')).mode).toBe('words_and_embeddings')
  },
)

test('a model that never answers a query is given up, and its signal says so', async () => {
  let signal: AbortSignal | undefined
  const { find, failures } = start((texts, { abortSignal }) => {
    if (texts.length > 1) return Promise.resolve(texts.map(vectorOf))
    signal = abortSignal
    return new Promise(() => {})
  }, 50)
  expect((await find('send an email')).mode).toBe('words')
  expect(signal?.aborted).toBe(true)
  expect(failures).toHaveLength(1)
})

test('while a large catalogue is embedded only the first search waits; then its vectors are there', async () => {
  const gate = Promise.withResolvers<void>()
  const { find, failures, asked } = start(async (texts) => {
    if (texts.length > 1) await gate.promise
    return texts.map(vectorOf)
  }, 50)
  expect((await find(goal)).mode).toBe('words')
  expect((await find(goal)).mode).toBe('words')
  gate.resolve()
  await expect.poll(async () => (await find(goal)).mode).toBe('words_and_embeddings')
  expect(failures).toEqual([])
  expect(asked.filter(({ length }) => length > 1)).toHaveLength(1)
})

test('an engine that has ended asks the model no more', async () => {
  const { find, failures, asked, ended } = start()
  ended.abort()
  expect((await find(goal)).mode).toBe('words')
  expect([asked, failures]).toEqual([[], []])
})

test('an embedding model of the AI SDK is taken as it is, and never asked for more than it takes', async () => {
  const sizes: number[] = []
  const model = new MockEmbeddingModelV4({
    maxEmbeddingsPerCall: 4,
    doEmbed: async ({ values }) => {
      sizes.push(values.length)
      return { embeddings: values.map(vectorOf), warnings: [] }
    },
  })
  model satisfies SdkModel
  const embeddings: EmbeddingModel = model
  const catalogue = createCatalogue([gmail])
  const tools = createTools(catalogue, nowhere, { embeddings })
  const { mode, found } = await tools.searchEach([goal, 'meeting'], {
    filter: () => true,
    limit: 3,
  })
  expect(mode).toBe('words_and_embeddings')
  expect(found).toHaveLength(2)
  expect(Math.max(...sizes)).toBe(4)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(catalogue.tools.length + 2)
})

test('whatever the vectors, only allowed tools come, once each, and those that words found among them', async () => {
  const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 })
  const slugs = createCatalogue([gmail]).tools.map(({ tool }) => tool.slug)
  await fc.assert(
    fc.asyncProperty(
      fc.array(numbers, { minLength: 5 }),
      fc.subarray(slugs),
      async (vectors, allowed) => {
        const { tools } = start(async (texts) =>
          texts.map((text) => [1, ...(vectors[text.length % vectors.length] ?? [])]),
        )
        const filter: ToolFilter = ({ slug }) => allowed.includes(slug)
        const { found } = await tools.searchEach(['send an email'], { filter, limit: 100 })
        const all = found.flat().map(({ slug }) => slug)
        expect(all.toSorted()).toEqual(allowed.toSorted())
      },
    ),
    { numRuns: 20 },
  )
})
