import { z } from 'zod'
import { maxSelect } from '../select/parse-select.ts'

/** JMESPath: the part of an answer to give, in place of `data`. */
export const select = z.string().min(1).max(maxSelect)
