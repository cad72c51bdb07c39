import type { Batch } from '../../../../src-domain/batch/batch.ts'
import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import type { Paper } from './letter.ts'

/** What every paper of a batch says of where it comes from. */
export type Letterhead = {
  readonly scheme: Scheme
  readonly batch: Batch
  /** Day it is dated, ISO 8601. */
  readonly on: string
}

/** 上海市第五批服务型制造示范遴选（沪经信生〔2023〕556号） */
export function noticeName({ title, documentNumber }: Scheme): string {
  return `${title}（${documentNumber}）`
}

export function paperOf(
  { scheme, batch, on }: Letterhead,
  title: string,
  blocks: Paper['blocks'],
  landscape = false,
): Paper {
  return { title, issuer: batch.recommender, on, print: scheme.print, landscape, blocks }
}
