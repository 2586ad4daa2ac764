import { type ModelFetch, type ModelVendor, modelFetch } from '../models/model-fetch.ts'
import { inboxModel } from './inbox-model.ts'

/**
 * The `inboxModel` behind a vendor's API, for the option `fetch` of the vendor's own SDK: an agent that reads today's mails
 * runs as it is, before there is a key to a real model.
 */
export function inboxFetch(vendor: ModelVendor = 'openai'): ModelFetch {
  return modelFetch({ vendor, replies: inboxModel })
}
