import type { FileFacts } from './file.ts'
import type { BodyPiece } from './request.ts'

/** A file in a JSON value: the string that it becomes there is its bytes in base64. */
export interface Base64Of {
  base64Of: Pick<FileFacts, 'id'>
}

/** A JSON body in which files stand as base64, made as it is sent. */
export function jsonWithFiles(value: unknown): {
  headers: { 'content-type': string }
  body: BodyPiece[]
} {
  const files = markedFiles()
  const text = JSON.stringify(value, (_, member: unknown) =>
    isFile(member) ? files.mark(member.base64Of.id) : member,
  )
  return { headers: { 'content-type': 'application/json' }, body: files.piecesOf(text) }
}

/** Files that stand in a text by a mark, until the text is sent. */
export interface MarkedFiles {
  /** What stands in the text for a file: nobody who wrote a part of the text can guess it. */
  mark(id: string): string
  /** The text with each file, in base64, where its mark is. */
  piecesOf(text: string): BodyPiece[]
}

/** No files yet. */
export function markedFiles(): MarkedFiles {
  const ids: string[] = []
  const mark = `file-${crypto.randomUUID()}`
  return {
    mark(id) {
      const known = ids.indexOf(id)
      return `${mark}-${known < 0 ? ids.push(id) - 1 : known}-`
    },
    piecesOf: (text) =>
      text
        .split(new RegExp(`${mark}-(\\d+)-`))
        .map((piece, index) =>
          index % 2 === 0 ? piece : { file: ids[Number(piece)] ?? '', encoding: 'base64' },
        ),
  }
}

function isFile(member: unknown): member is Base64Of {
  return typeof member === 'object' && member !== null && 'base64Of' in member
}
