import type { AssemblyName } from './assembly.ts'

/** A scheme at work in one district: what the summary prints above its tables, and whom the city can reach. */
export type Batch = {
  /** Scheme id. */
  readonly scheme: string
  /** Hash of the package its notice is read from; absent in a batch from before it kept one. */
  readonly notice?: string
  readonly district: string
  /** 推荐单位 */
  readonly recommender: string
  /** 填报人 */
  readonly preparer: string
  readonly phone: string
  readonly email?: string
  /** The office's own last day for materials, ISO 8601. */
  readonly materialsOn?: string
  /** How its books are put together; absent in a batch from before there was a choice. */
  readonly assembly?: AssemblyName
}
