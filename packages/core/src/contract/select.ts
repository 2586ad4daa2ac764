import { z } from 'zod'
import { maxSelect } from '../select/parse-select.ts'

/** JMESPath: the part of an answer to give, in place of `data`; an empty one asks for all of it. */
export const select = z.string().max(maxSelect)
