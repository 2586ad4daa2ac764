import { Tabs } from '@mantine/core'
import type { Session, Tool } from '@maillon/core/contract'
import { base } from '../../api/base.ts'
import { Code } from '../../parts/code.tsx'
import { offeredView } from './offered-tool.ts'
import { snippetConfig } from './snippets/snippet-config.ts'
import { snippetsOf } from './snippets/snippets.ts'

/** The code that makes this very call, for each framework. */
export function Snippets({
  session,
  tool,
  account,
  input,
}: {
  session: Session
  tool: Tool
  account: string | undefined
  input: Record<string, unknown>
}) {
  const { slug, toolkit } = tool
  const snippets = snippetsOf({
    baseURL: location.origin + base,
    userId: session.config.user_id,
    config: snippetConfig(session.config, { slug, toolkit: toolkit.slug }, account),
    sessionId: session.session_id,
    slug,
    name: offeredView(tool, 'common').name,
    mcpName: offeredView(tool, 'cursor').name,
    account,
    arguments: input,
  })
  return (
    <section className="snippets" aria-labelledby="snippets">
      <h3 id="snippets">The same call in code</h3>
      <Tabs defaultValue="vercel" keepMounted={false} variant="pills">
        <Tabs.List aria-label="Framework">
          {snippets.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map(({ id, label, code, packages }) => (
          <Tabs.Panel key={id} value={id} pt="sm">
            {packages.length > 0 && (
              <Code text={`npm install ${packages.join(' ')}`} what={`what ${label} needs`} />
            )}
            <Code text={code} what={`the code for ${label}`} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  )
}
