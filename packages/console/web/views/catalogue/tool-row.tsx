import { Anchor, Collapse, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Call, Tool } from '@maillon/core/contract'
import { At } from '../../parts/at.tsx'
import { Chip } from '../../parts/chip.tsx'
import { Json } from '../../parts/code.tsx'
import { EffectMark, effectOf } from '../../parts/effect.tsx'
import { inConsole } from '../../parts/in-console.ts'
import { Notice } from '../../parts/notice.tsx'
import { Prose } from '../../parts/prose.tsx'
import { Said } from '../../parts/said.tsx'

/** A tool in a list, which opens to what it takes and answers; `refusal` is the call by which it came into quarantine. */
export function ToolRow({
  tool,
  refusal,
  isOpen,
  onToggle,
}: {
  tool: Tool
  refusal: Call | undefined
  isOpen: boolean
  onToggle(): void
}) {
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
        {refusal && <Chip tone="warn">quarantined</Chip>}
        <EffectMark effect={effectOf(tool.tags)} />
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        {isOpen && <ToolDetail tool={tool} refusal={refusal} />}
      </Collapse>
    </div>
  )
}

function ToolDetail({ tool, refusal }: { tool: Tool; refusal: Call | undefined }) {
  const { slug, toolkit, description, scopes } = tool
  const query = new URLSearchParams({ toolkit: toolkit.slug, tool: slug }).toString()
  return (
    <div className="tool-detail">
      {refusal && (
        <Notice tone="warn">
          <p>
            <Said>{refusal.error ?? ''}</Said> <At time={refusal.created_at} />
          </p>
        </Notice>
      )}
      <p>
        <Prose>{description}</Prose>
      </p>
      {scopes.length > 0 && (
        <p className="quiet">
          Needs{' '}
          <span className="mono">
            <Said>{scopes.join(', ')}</Said>
          </span>
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
