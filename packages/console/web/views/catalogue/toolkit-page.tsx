import { Anchor, Breadcrumbs, Button, Skeleton, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { ToolkitDetail, ToolkitSetup } from '@maillon/core/contract'
import { useRead } from '../../api/use-api.ts'
import { path } from '../../api/path.ts'
import { Chip } from '../../parts/chip.tsx'
import { inConsole } from '../../parts/in-console.ts'
import { Outside } from '../../parts/outside.tsx'
import { Problem } from '../../parts/problem.tsx'
import { Said } from '../../parts/said.tsx'
import { ViewHead } from '../../parts/view-head.tsx'
import { FilledIn } from './filled-in.tsx'
import { GoodToKnow } from './good-to-know.tsx'
import { HowItWorks } from './how-it-works.tsx'
import { Register } from './register.tsx'
import { Scopes } from './scopes.tsx'
import { ToolkitTools } from './toolkit-tools.tsx'

/** One toolkit: what to register, whether it works, and its tools. */
export function ToolkitPage({ slug }: { slug: string }) {
  const detail = useRead<ToolkitDetail>(path`/toolkits/${slug}`)
  const setup = useRead<ToolkitSetup>(path`/toolkits/${slug}/setup`)
  const back = (
    <Breadcrumbs mb="xs">
      <Anchor component={Link} href="/" size="sm">
        Catalogue
      </Anchor>
      <Text size="sm" component="span">
        <Said>{detail.data?.name ?? slug}</Said>
      </Text>
    </Breadcrumbs>
  )
  const error = detail.error ?? setup.error
  if (error)
    return (
      <>
        {back}
        <ViewHead title={<Said>{slug}</Said>} />
        <Problem error={error} />
      </>
    )
  if (!detail.data || !setup.data) return <Skeleton h={360} aria-label="Loading" />
  const { name, meta } = detail.data
  return (
    <>
      {back}
      <ViewHead title={<Said>{name}</Said>} about={<Said>{meta.description}</Said>}>
        <Outside href={setup.data.docs_url} says="Its documentation" />
        {meta.tools_count > 0 && (
          <Button
            component={Link}
            href={`${inConsole('/playground')}?toolkit=${encodeURIComponent(slug)}`}
            leftSection={<IconPlayerPlay size={16} />}
          >
            Try it
          </Button>
        )}
      </ViewHead>
      <div className="about-toolkit">
        <Chip>{checkedText(setup.data.checked)}</Chip>
        {meta.categories.map(({ slug: category }) => (
          <Chip key={category}>
            <Said>{category}</Said>
          </Chip>
        ))}
        <Chip>version {meta.version}</Chip>
      </div>
      <div className="cards">
        <Register setup={setup.data} isOpen={detail.data.no_auth} />
        <HowItWorks detail={detail.data} setup={setup.data} />
        <GoodToKnow setup={setup.data} />
        <FilledIn detail={detail.data} />
        <Scopes setup={setup.data} />
      </div>
      <ToolkitTools
        slug={slug}
        total={meta.tools_count}
        isImported={setup.data.checked.how === 'imported'}
      />
    </>
  )
}

function checkedText({ how, with: other }: ToolkitSetup['checked']): string {
  const against = other ? `, ${other}` : ''
  return {
    emulated: 'Each tool runs against an emulation',
    specified: 'Each tool is compared with the service’s own words',
    imported: 'Imported, and checked by nobody',
    sdk: `Compared with its own SDK${against}`,
    document: `Compared with its API document${against}`,
    emulator: `Compared with an emulator${against}`,
    none: 'Compared with nothing: make one call before you rely on it',
  }[how]
}
