import { atRest, lazyToolkit, type Toolkit, type ToolkitAtHand } from '@maillon/core/toolkit'
import { factsOf, type ToolBody, type ToolFacts, toolWith, wholeBody } from '../tool-of-file.ts'
import type { ToolkitFile } from '../toolkit-file.ts'
import { type FactsOfFile, toolkitOf } from '../toolkit-of-file.ts'

/** Where a JSON text stands in a segment. */
export type Span = readonly [at: number, length: number]

/** A toolkit as an index has it: what is known at once, and texts of which each is read when it is asked for. */
export interface Segment {
  atHand: ToolkitAtHand
  /** Where `Facts` are. */
  facts: Span
}

/** All of a toolkit but its tools' bodies. */
interface Facts {
  file: FactsOfFile
  tools: readonly (ToolFacts & { body: Span })[]
  schemas: Span
}

/** The segment of a file that was found sound, and the bytes that its spans lead into. */
export function segmentOf(
  { tools, schemas = {}, source: { kind }, ...file }: ToolkitFile,
  toolkit: Toolkit,
): { segment: Segment; bytes: Buffer } {
  const texts: Buffer[] = []
  let end = 0
  const keep = (value: unknown): Span => {
    const text = Buffer.from(JSON.stringify(value))
    texts.push(text)
    end += text.length
    return [end - text.length, text.length]
  }
  const facts: Facts = {
    file: { ...file, source: { kind } },
    tools: tools.map((tool) => {
      const { input, wholeInput, call } = tool
      return { ...factsOf(tool), body: keep({ input, wholeInput, call }) }
    }),
    schemas: keep(schemas),
  }
  const { slug, name, description, logo, categories, version, verified } = toolkit
  const listed = { slug, name, description, logo, categories, version, verified }
  const segment = { atHand: { ...listed, atRest: atRest(toolkit) }, facts: keep(facts) }
  return { segment, bytes: Buffer.concat(texts) }
}

/** The toolkit of a segment; `read` answers what stands at a span. */
export function toolkitIn({ atHand, facts }: Segment, read: (span: Span) => unknown): Toolkit {
  return lazyToolkit(atHand, () => {
    const { file, tools, schemas } = read(facts) as Facts
    return toolkitOf(
      file,
      tools.map(({ body: span, ...tool }) => {
        let body: ToolBody | undefined
        return toolWith(file, tool, () => {
          body ??= wholeBody(
            read(span) as ToolBody,
            tool.isCut ? (read(schemas) as ToolkitFile['schemas']) : {},
          )
          return body
        })
      }),
    )
  })
}
