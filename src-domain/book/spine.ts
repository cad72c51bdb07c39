import type { Binding } from './binding.ts'

/** Millimetres from which a spine has words on it (GB/T 11668). */
const leastSpine = 5

/** 徐汇区　示范企业　上海样例泵业集团有限公司　2023 年: what stands on a spine; nothing on one too narrow. */
export function spineText(
  { thickness }: Pick<Binding, 'thickness'>,
  on: { readonly applicant: string; readonly category: string; readonly year: number; readonly district: string },
): string | undefined {
  if (thickness < leastSpine) return undefined
  return [on.applicant, on.category, `${on.year}年`, on.district].join('　')
}
