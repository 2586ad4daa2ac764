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
  const ids: string[] = []
  // Nobody who wrote a part of the value can guess it.
  const mark = `file-${crypto.randomUUID()}`
  const text = JSON.stringify(value, (_, member: unknown) => {
    if (!isFile(member)) return member
    ids.push(member.base64Of.id)
    return mark
  })
  const body = text
    .split(mark)
    .flatMap((piece, index): BodyPiece[] =>
      index === 0 ? [piece] : [{ file: ids[index - 1] ?? '', encoding: 'base64' }, piece],
    )
  return { headers: { 'content-type': 'application/json' }, body }
}

function isFile(member: unknown): member is Base64Of {
  return typeof member === 'object' && member !== null && 'base64Of' in member
}
