import { defineTool, defineToolkit, fileOutput, noAuth } from '@maillon/core/toolkit'
import { z } from 'zod'

/** A toolkit whose tool makes a file of a text, and needs no upstream. */
export const fileToolkit = defineToolkit({
  slug: 'texts',
  name: 'Texts',
  description: 'Files of texts.',
  version: '20261130_00',
  baseUrl: 'https://texts.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'TEXTS_KEEP',
      name: 'Keep',
      description: 'Keeps a text as a file.',
      effect: 'write',
      input: z.object({ name: z.string(), text: z.string(), times: z.int().default(1) }),
      output: z.object({ file: fileOutput() }),
      run: async ({ name, text, times }, upstream) => ({
        file: await upstream.keepFile(Buffer.from(text.repeat(times)), { name }),
      }),
    }),
  ],
})
