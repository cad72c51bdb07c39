import { z } from 'zod'
import { assertNever } from '../result.ts'

/*
 * What the city has to say of a package it was given: kept with it as data, told in sentences made from it.
 */

const Text = z.string()
const Texts = z.array(Text)

/** What `verifyPackage` finds amiss. */
const Altered = z.object({
  is: z.literal('altered'),
  ...{ missing: Texts, extra: Texts, altered: Texts, duplicate: Texts, unsafe: Texts, notes: Texts },
})

export const Remark = z.discriminatedUnion('is', [
  Altered,
  /** Its application.json says other than its manifest, or can't be read. */
  z.object({ is: z.literal('contradictory'), files: Texts }),
  z.object({ is: z.literal('otherNotice'), scheme: Text }),
  z.object({ is: z.literal('unknownDistrict'), district: Text }),
  /** Made by another draft of the same notice than the city goes by. */
  z.object({ is: z.literal('otherDraft') }),
  z.object({ is: z.literal('late'), days: z.number().int() }),
  z.object({ is: z.literal('lacking'), what: Texts, reason: Text }),
  z.object({ is: z.literal('withoutData') }),
  /** A later edition of the district was here before it. */
  z.object({ is: z.literal('older'), than: z.number().int() }),
  /** Number and time do not say which of the two is the later. */
  z.object({ is: z.literal('unclear'), than: z.number().int() }),
  /** The edition that was here before it, in another package. */
  z.object({ is: z.literal('sameEdition') }),
  /** An officer of the city had it count for its district, when the last package taken was the `at`-th. */
  z.object({ is: z.literal('preferred'), reason: Text, on: Text, at: z.number().int() }),
  /** It counted by a program before that had another rule, when the last package taken was the `at`-th. */
  z.object({ is: z.literal('stood'), at: z.number().int() }),
  /** By an officer of the city, after it had been taken. */
  z.object({ is: z.literal('sentBack'), reason: Text, on: Text }),
])
export type Remark = z.infer<typeof Remark>

/** As they are kept. */
export const Remarks = z.object({ version: z.literal(1), remarks: z.array(Remark) })

const refusing: ReadonlySet<Remark['is']> = new Set([
  ...(['altered', 'contradictory', 'otherNotice', 'unknownDistrict', 'sentBack'] as const),
])

/** Whether a package is not taken for it: what is in it can't be relied on, or is no business of this batch. */
export function refuses({ is }: Remark): boolean {
  return refusing.has(is)
}

/** Whether it was refused as it came, and its file not kept; one that an officer sent back later was taken first. */
export function wasRefused(remarks: readonly Remark[]): boolean {
  return remarks.some((remark) => remark.is !== 'sentBack' && refuses(remark))
}

/** How many files a sentence names. */
const named = 5

function files(what: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return []
  const more = paths.length > named ? `等 ${paths.length} 个文件` : ''
  return [`${what}${paths.slice(0, named).join('、')}${more}`]
}

/** For the officer of the city; without its full stop. */
export function remarkText(remark: Remark): string {
  switch (remark.is) {
    case 'altered':
      return [
        ...files('缺少 ', remark.missing),
        ...files('多出 ', remark.extra),
        ...files('被改动 ', remark.altered),
        ...files('重名 ', remark.duplicate),
        ...files('名称不安全 ', remark.unsafe),
        ...remark.notes.map((note) => note.replace(/。$/, '')),
      ].join('；')
    case 'contradictory':
      return files('与清单不符或读不出 ', remark.files).join('')
    case 'otherNotice':
      return `是另一个通知的报送包（${remark.scheme}）`
    case 'unknownDistrict':
      return `推荐单位“${remark.district}”不在本通知的地区内`
    case 'otherDraft':
      return '按另一稿方案（更正前或更正后）填报，请核对差别'
    case 'late':
      return `迟到 ${remark.days} 天`
    case 'lacking':
      return `${remark.what.map((one) => one.replace(/。$/, '')).join('；')}（区里说明：${remark.reason.replace(/。$/, '')}）`
    case 'withoutData':
      return '早先的报送包，没有 application.json：只有汇总表上的内容'
    case 'older':
      return `先收到的是更新的定稿第 ${remark.than} 版，这一份只存档`
    case 'unclear':
      return `与先收到的定稿第 ${remark.than} 版分不出先后（版号与定稿时间不一致，或同一版号内容不同），先存档，请问区里以哪一份为准`
    case 'sameEdition':
      return '与先收到的是同一版定稿，报送包另做了一份'
    case 'preferred':
      return `经办人定为以这一份为准，理由：${remark.reason}`
    case 'stood':
      return '早先的程序以这一份为准，照旧'
    case 'sentBack':
      return `收下以后退回，理由：${remark.reason}`
    default:
      return assertNever(remark)
  }
}
