import { Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Tool } from '@maillon/core/contract'
import { useList } from '../../api/use-api.ts'
import { Notice } from '../../parts/notice.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Rows } from '../../parts/rows.tsx'
import { ToolRow } from './tool-row.tsx'
import { useQuarantined } from './use-quarantined.ts'

/** The tools of a toolkit, each with what it does, takes and answers. */
export function ToolkitTools({
  slug,
  total,
  isImported,
}: {
  slug: string
  total: number
  isImported: boolean
}) {
  const quarantined = useQuarantined(slug, isImported && total > 0).data
  const { items, error, more, isPending } = useList<Tool>('/tools', {
    toolkit_slug: slug,
    limit: 2000,
  })
  const [text, setText] = useState('')
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const sought = useDeferredValue(text)
  const found = useMemo(() => withWords(items, sought), [items, sought])
  if (total === 0)
    return (
      <section aria-labelledby="tools" className="tools">
        <h2 id="tools">No tools</h2>
        <p>
          Your app’s own calls reach it with a person’s account, by{' '}
          <code>session.proxyExecute</code>. Make tools of its API document:{' '}
          <code>maillon toolkits add {slug}</code>
        </p>
      </section>
    )
  function toggle(tool: string) {
    const next = new Set(opened)
    if (!next.delete(tool)) next.add(tool)
    setOpened(next)
  }
  return (
    <section aria-labelledby="tools" className="tools">
      <div className="find">
        <h2 id="tools">{total === 1 ? '1 tool' : `${total.toLocaleString('en')} tools`}</h2>
        <TextInput
          type="search"
          aria-label="Find a tool"
          placeholder="Find a tool"
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
      </div>
      {error && <Problem error={error} />}
      {quarantined && quarantined.size > 0 && (
        <Notice
          tone="warn"
          title={`${quarantined.size === 1 ? 'A tool is' : `${quarantined.size} tools are`} in quarantine`}
        >
          <p>
            The service says something else of what it offers than when it was approved, so it is
            not called. Look at the change where the engine runs:{' '}
            <code>maillon toolkits approve {slug}</code>
          </p>
        </Notice>
      )}
      {!isPending && found.length === 0 && <Text c="dimmed">Nothing fits.</Text>}
      <Rows items={found} keyOf={(tool) => tool.slug} size={57} label="Tools" onEnd={more}>
        {(tool) => (
          <ToolRow
            tool={tool}
            refusal={quarantined?.get(tool.slug)}
            isOpen={opened.has(tool.slug)}
            onToggle={() => toggle(tool.slug)}
          />
        )}
      </Rows>
    </section>
  )
}

function withWords(tools: readonly Tool[], text: string): readonly Tool[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return tools
  return tools.filter(({ slug, name, description }) => {
    const all = `${slug} ${name} ${description}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
