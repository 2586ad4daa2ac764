import { MaillonError } from '@maillon/core'

/** Types of which a part can be asked for. */
const read = /^text\/|[/+](json|xml|yaml|javascript|x-www-form-urlencoded|x-ndjson)\b/i

/** The error for an answer above the limit: of a text less can be asked for, and anything else is a file. */
export function tooLarge(contentType: unknown, maxBytes: number): MaillonError {
  const type = typeof contentType === 'string' ? contentType.split(';')[0]?.trim() : undefined
  const message = `The upstream's answer is larger than ${maxBytes} bytes`
  if (!type || read.test(type) || !/^[\w.+-]+\/[\w.+-]{1,80}$/.test(type)) {
    return new MaillonError('upstream_error', {
      message: `${message}.`,
      hint: 'Ask for less: a smaller page, fewer fields.',
    })
  }
  return new MaillonError('upstream_error', {
    message: `${message}, and no text but ${type}.`,
    hint: 'Use a tool that downloads it, which keeps files of any size. The tool’s author makes this one such: `"answer": "file"` beside the call’s path in the file of an imported toolkit, `upstream.download` in code.',
  })
}
