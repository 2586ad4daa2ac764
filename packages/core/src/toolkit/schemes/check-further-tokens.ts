import type { OAuth2Auth } from './oauth2.ts'

/** What is wrong with the further tokens of a toolkit's OAuth: each a sentence with the place and the mend. */
export function furtherTokenProblems(auth: OAuth2Auth): string[] {
  const first = auth.tokenAnswer?.access_token ?? 'access_token'
  const taken = new Set([
    auth.parameterNames?.scope ?? 'scope',
    ...Object.keys(auth.authorizeParameters),
  ])
  const places = new Set([first])
  return Object.entries(auth.furtherTokens ?? {}).flatMap(([name, token]) => {
    const place = `auth.furtherTokens.${name}`
    const { scopeParameter, tokenAnswer, refreshAnswer = {}, scopes } = token
    const problems: string[] = []
    if (!/^[a-z][a-z0-9_]{0,31}$/.test(name))
      problems.push(`"${name}" is no name of a token: lower case letters, digits and _.`)
    if (!isName(scopeParameter) || taken.has(scopeParameter))
      problems.push(`${place}.scopeParameter "${scopeParameter}" is none of its own.`)
    if (places.has(tokenAnswer.access_token))
      problems.push(`${place} stands where another token does: say where in tokenAnswer.`)
    for (const path of [...Object.values(tokenAnswer), ...Object.values(refreshAnswer)])
      if (!path.split('.').every(isName)) problems.push(`${place} "${path}" is no path.`)
    if (Object.keys(scopes).length === 0)
      problems.push(`${place} is asked for with no scopes, and so would not be given.`)
    const mixed = Object.keys(auth.scopes).find((scope) => scope.startsWith(`${name}:`))
    if (mixed !== undefined)
      problems.push(`The scope "${mixed}" reads as one of ${place}: call the token otherwise.`)
    taken.add(scopeParameter)
    places.add(tokenAnswer.access_token)
    return problems
  })
}

function isName(text: string): boolean {
  return /^[\w.~[\]-]+$/.test(text) && text.length <= 100
}
