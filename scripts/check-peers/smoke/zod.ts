import { createCustomTool } from '@maillon/core'
import { toJsonSchema } from '@maillon/core/provider'
import { z } from 'zod'

const inputParams = z.object({ to: z.email(), times: z.coerce.number().default(1) })
const tool = createCustomTool('SEND', {
  name: 'Send',
  description: 'Sends a mail.',
  inputParams,
  execute: async ({ to, times }) => ({ to: to.toLowerCase(), times: times + 1 }),
})
if (tool.slug !== 'SEND') throw new Error(`The tool is ${tool.slug}.`)
const { properties } = toJsonSchema(inputParams)
const text = JSON.stringify(properties)
if (!text?.includes('"format":"email"')) throw new Error(`The schema is ${text}.`)
