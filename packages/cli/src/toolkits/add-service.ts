import { MaillonError } from '@maillon/core'
import type { ServiceFile, Services } from '@maillon/core/toolkit'
import { services as allServices } from '@maillon/services'
import type { Phases } from '../terminal/phases.ts'
import { type ImportGiven, importDocument } from './import-document.ts'
import { meant } from './meant.ts'

/** Makes tools of a service's API document; answers the exit code. Throws `config_invalid`, and then has written nothing. */
export async function addService(
  name: string,
  given: Omit<ImportGiven, 'service'> & { document?: string | undefined },
  {
    services = allServices(),
    phases,
  }: { services?: Services | undefined; phases?: Phases | undefined } = {},
): Promise<number> {
  const service = serviceNamed(name, services)
  const { document, ...wanted } = given
  const source = document ?? service.documentUrl
  if (source === undefined) {
    throw new MaillonError('config_invalid', {
      message: `Where ${service.name} has a document of its API is not known.`,
      hint: 'Pass it: --document FILE, or an https URL.',
    })
  }
  const unreachable = `Get ${source} otherwise, and pass it: --document FILE`
  const how = { phases, unreachable: document ? undefined : unreachable }
  return importDocument(source, { ...wanted, service }, how)
}

function serviceNamed(name: string, services: Services): ServiceFile {
  const slug = name.toLowerCase()
  if (services.has(slug)) return services.file(slug)
  throw new MaillonError('config_invalid', {
    message: `There is no service "${name}".`,
    hint: meant(
      slug,
      services.list().map((one) => one.slug),
      'List them: maillon toolkits list. Of another one, pass its document: maillon toolkits add openapi SOURCE',
    ),
  })
}
