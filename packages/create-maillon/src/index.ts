export { create, type CreateOptions } from './create.ts'
