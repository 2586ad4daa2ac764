import { Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Tool } from '@maillon/core/contract'
import { type ProfileName, profileNames } from '@maillon/core/provider'
import { useRead } from '../../api/use-api.ts'
import { Json } from '../../parts/code.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { offeredView } from './offered-tool.ts'

/** Who offers tools by each profile. */
const offers: Readonly<Record<ProfileName, string>> = {
  common: 'AI SDK, LangChain, Mastra, MCP',
  openai: 'OpenAI, OpenAI Agents',
  'openai-strict': 'OpenAI, strict',
  anthropic: 'Anthropic, Claude',
  gemini: 'Gemini CLI',
  'gemini-json': 'Google',
  mistral: 'Mistral',
  vscode: 'VS Code',
  cursor: 'Cursor',
}

/** What a model is told of the session’s tools, as each framework or client is given them, and how much that is. */
export function AsOffered({ where, tool }: { where: string; tool: Tool | undefined }) {
  const [profile, setProfile] = useState<ProfileName>('common')
  const { data, error } = useRead<{ items: Tool[] }>(`${where}/tools`, { limit: 500 })
  const listed = useMemo(
    () => data?.items.map((one) => ({ slug: one.slug, ...offeredView(one, profile) })) ?? [],
    [data, profile],
  )
  const chosen = useMemo(() => tool && offeredView(tool, profile), [tool, profile])
  const tokens = listed.reduce((sum, one) => sum + one.tokens, 0)
  return (
    <>
      <Select
        label="Offered to"
        data={profileNames.map((name) => ({ value: name, label: `${offers[name]} (${name})` }))}
        value={profile}
        onChange={(name) => name && setProfile(name)}
        allowDeselect={false}
      />
      {error && <Problem error={error} />}
      <h3>At once</h3>
      <p className="quiet" role="status">
        {listed.length} tools, about {tokens.toLocaleString('en')} tokens of each request.
      </p>
      <ul className="offered">
        {listed.map(({ slug, name, description, parameters, tokens: own }) => (
          <li key={slug}>
            <details>
              <summary>
                <span className="mono">
                  <Said>{name}</Said>
                </span>
                <span className="quiet number">{own.toLocaleString('en')} tokens</span>
              </summary>
              <Json value={{ name, description, parameters }} what={`${slug} as it is offered`} />
            </details>
          </li>
        ))}
      </ul>
      {tool && chosen && (
        <>
          <h3>
            <span className="mono">{tool.slug}</span>, where it is listed
          </h3>
          <p className="quiet">
            {chosen.tokens.toLocaleString('en')} tokens, {chosen.characters.toLocaleString('en')}{' '}
            characters.
            {chosen.name !== tool.slug && ' Its name is shortened.'}
          </p>
          <Json
            value={{
              name: chosen.name,
              description: chosen.description,
              parameters: chosen.parameters,
            }}
            what={`${tool.slug} as it is offered`}
          />
        </>
      )}
    </>
  )
}
