import type { Checked } from './checked.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { Auth } from './auth.ts'
import { defineToolkit } from './define-toolkit.ts'
import type { Toolkit } from './toolkit.ts'
import { readAuth, writtenSchemes, type WrittenWays } from './written-auth.ts'

/** Where a fact comes from. */
export interface FactSource {
  /** The facts that it says, by their names in the file. */
  fact: string
  package: string
  version: string
  /** A file in the package. */
  path: string
}

/** Another place that says the same. */
export interface Comparison extends Omit<FactSource, 'fact'> {
  /** The facts that are the same there. */
  agrees: readonly string[]
}

/** Another place that says otherwise. */
export interface Difference extends FactSource {
  says: string
  /** Why the file does not say that. */
  because: string
}

/** A service as a file says it: a toolkit in plain values, without tools. */
export interface ServiceFile
  extends Pick<Toolkit, 'slug' | 'name' | 'description' | 'version' | 'baseUrl'>,
    Partial<
      Pick<
        Toolkit,
        'origins' | 'hosts' | 'headers' | 'categories' | 'docsUrl' | 'setup' | 'rateLimits'
      >
    > {
  auth: WrittenWays
  /** Where the document of its API is, from which tools can be made. */
  documentUrl?: string
  checked: Checked
  sources: readonly FactSource[]
  /** What else says the same of it. */
  compared?: readonly Comparison[]
  /** What says otherwise. */
  differs?: readonly Difference[]
}

/** What lists say of a service: all that is known of it before its file is read. */
export type ServiceSummary = Pick<
  ServiceFile,
  'slug' | 'name' | 'description' | 'version' | 'categories' | 'docsUrl'
> & {
  /** The schemes by which its accounts are connected, the first one before the others. */
  schemes: readonly Auth['scheme'][]
  checked: Checked['how']
}

/** Services by slug, each read when it is first used. */
export interface Services {
  list(): readonly ServiceSummary[]
  has(slug: string): boolean
  /** Throws for one that it does not have. */
  file(slug: string): ServiceFile
}

/** The toolkit of a service: it connects, and takes the app's own calls. Throws `config_invalid`. */
export function serviceToolkit(file: ServiceFile): Toolkit {
  const { auth, documentUrl: _, sources: __, compared: ___, differs: ____, ...facts } = file
  try {
    return defineToolkit({ ...facts, auth: readAuth(auth), verified: 'described', tools: [] })
  } catch (error) {
    if (!MaillonError.is(error)) throw error
    throw new MaillonError('config_invalid', {
      message: error.message.replace('The toolkit', 'The service'),
      hint: 'Mend its file, or name another toolkit of that slug in toolkits.',
    })
  }
}

/** What lists say of a service, by its file. */
export function serviceSummary(file: ServiceFile): ServiceSummary {
  const { slug, name, description, version, categories, docsUrl, auth, checked } = file
  return {
    slug,
    name,
    description,
    version,
    ...(categories && { categories }),
    ...(docsUrl && { docsUrl }),
    schemes: writtenSchemes(auth),
    checked: checked.how,
  }
}
