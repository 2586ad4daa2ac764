import { isReasoningUIPart, isTextUIPart, isToolUIPart, type UIMessage } from 'ai'

type Part = UIMessage['parts'][number]

/**
 * The parts of an answer without what a stop left unfinished and vendors refuse: a call whose arguments were being
 * written, an empty text, and reasoning with nothing after it in its step.
 */
export function withoutLooseEnds(parts: readonly Part[]): Part[] {
  const kept: Part[] = []
  let isFollowed = false
  for (const part of parts.toReversed()) {
    if (part.type === 'step-start') isFollowed = false
    if (isReasoningUIPart(part) && !isFollowed) continue
    if (isToolUIPart(part) && part.state === 'input-streaming') continue
    if (isTextUIPart(part) && part.text === '' && !part.providerMetadata) continue
    if (isTextUIPart(part) || isToolUIPart(part)) isFollowed = true
    kept.push(part)
  }
  return kept.toReversed()
}
