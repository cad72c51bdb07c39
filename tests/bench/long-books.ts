import { assemblyOf, firstAssembly } from '../../src-domain/batch/assembly.ts'
import { type BookText, bookText } from '../../src-domain/book/book-text.ts'
import { loadScheme } from '../../src-domain/checks/load-scheme.ts'
import type { EditionEntry } from '../../src-domain/edition/edition.ts'
import { categoryOf, fieldsOf } from '../../src-domain/schemes/lookup.ts'
import json from '../../src-domain/schemes/shanghai-2023-batch5/scheme.json' with { type: 'json' }

const sentences = [
  '企业围绕客户需求，建立覆盖研发设计、生产制造、安装调试、运维服务的全流程服务体系，形成“产品＋服务”的经营模式。',
  '通过在线监测系统汇集设备运行数据，提前发现故障隐患并安排检修，设备综合效率比实施前提高12.5个百分点。',
  '近三年服务合同额年均增长两成以上，客户续约率保持在九成左右，服务收入占营业收入的比重由28%升至34%。',
  '设立服务事业部，配备专职工程师126人，实行分级响应和闭环管理，一般故障2小时响应、24小时到场。',
]

const loaded = loadScheme(json)
if (!loaded.ok) throw new Error(loaded.problem.message)
const scheme = loaded.value
const category = categoryOf(scheme, 'enterprise')

/** The words of so many books, no two of them alike; five paragraphs under each heading make thirty pages. */
export function longBooks(count: number, paragraphs = 5, attachments: EditionEntry['attachments'] = []): BookText[] {
  return Array.from({ length: count }, (_, book) =>
    bookText(scheme, {
      category: 'enterprise',
      recommender: '样例委员会',
      assembly: assemblyOf(firstAssembly),
      edition: { number: 1, hash: 'ab'.repeat(32) },
      entry: {
        application: `A${book + 1}`,
        rank: book + 1,
        name: `上海样例第${book + 1}泵业有限公司`,
        summary: [],
        values: fieldsOf(category).flatMap(({ key, years, options }) =>
          (years ?? [undefined]).map((year) => ({
            key,
            ...(year ? { year } : {}),
            value:
              key === 'name' ? `上海样例第${book + 1}泵业有限公司` : (options?.[0] ?? `${book * 100 + key.length}`),
          })),
        ),
        outline: category.outline.headings.map((heading, part) => ({
          heading: heading.id,
          title: heading.title,
          text: Array.from({ length: paragraphs }, (_, i) => paragraph(book, part, i)).join('\n'),
        })),
        attachments,
      },
    }),
  )
}

function paragraph(book: number, part: number, i: number): string {
  const begin = `第${book + 1}家企业第${part + 1}节第${i + 1}段：`
  return begin + Array.from({ length: 3 }, (_, n) => sentences[(book + part + i + n) % sentences.length]).join('')
}
