import type { Scheme } from './scheme.ts'

/** 上海市第五批服务型制造示范遴选（沪经信生〔2023〕556号） */
export function noticeName({ title, documentNumber }: Scheme): string {
  return `${title}（${documentNumber}）`
}
