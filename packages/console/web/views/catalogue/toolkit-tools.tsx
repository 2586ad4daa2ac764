import { Anchor, Collapse, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Tool } from '@maillon/core/contract'
import { useList } from '../../api/use-api.ts'
import { Json } from '../../parts/code.tsx'
import { EffectMark, effectOf } from '../../parts/effect.tsx'
import { inConsole } from '../../parts/in-console.ts'
import { Problem } from '../../parts/problem.tsx'
import { Prose } from '../../parts/prose.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Said } from '../../parts/said.tsx'

/** The tools of a toolkit, each with what it does, takes and answers. */
export function ToolkitTools({ slug, total }: { slug: string; total: number }) {
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
      {!isPending && found.length === 0 && <Text c="dimmed">Nothing fits.</Text>}
      <Rows items={found} keyOf={(tool) => tool.slug} size={57} label="Tools" onEnd={more}>
        {(tool) => (
          <ToolRow tool={tool} isOpen={opened.has(tool.slug)} onToggle={() => toggle(tool.slug)} />
        )}
      </Rows>
    </section>
  )
}

function ToolRow({ tool, isOpen, onToggle }: { tool: Tool; isOpen: boolean; onToggle(): void }) {
  const id = `tool-${tool.slug}`
  return (
    <div className="tool">
      <UnstyledButton
        className="row tool-row"
        onClick={onToggle}
        aria-expanded={isOpen}
        aria-controls={id}
      >
        <IconChevronRight size={16} className={isOpen ? 'turned' : ''} aria-hidden="true" />
        <span className="row-main">
          <span className="row-name">
            <Said>{tool.name}</Said> <span className="mono quiet">{tool.slug}</span>
          </span>
          <span className="row-about">
            <Said>{tool.description}</Said>
          </span>
        </span>
        <EffectMark effect={effectOf(tool.tags)} />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && <ToolDetail tool={tool} />}
      </Collapse>
    </div>
  )
}

function ToolDetail({ tool }: { tool: Tool }) {
  const { slug, toolkit, description, scopes } = tool
  const query = new URLSearchParams({ toolkit: toolkit.slug, tool: slug }).toString()
  return (
    <div className="tool-detail">
      <p>
        <Prose>{description}</Prose>
      </p>
      {scopes.length > 0 && (
        <p className="quiet">
          Needs <span className="mono">{scopes.join(', ')}</span>
        </p>
      )}
      <Anchor component={Link} href={`${inConsole('/playground')}?${query}`}>
        Try it in the playground
      </Anchor>
      <div className="schemas">
        <div>
          <h3>Takes</h3>
          <Json value={tool.input_parameters} what={`what ${slug} takes`} />
        </div>
        <div>
          <h3>Answers</h3>
          <Json value={tool.output_parameters} what={`what ${slug} answers`} />
        </div>
      </div>
    </div>
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
