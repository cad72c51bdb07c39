import { statusTitles } from '../../../../src-domain/checks/status.ts'
import { deliveryWayTitles } from '../../../../src-domain/delivery/delivery.ts'
import { editionMark } from '../../../../src-domain/edition/edition.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { categoryOf } from '../../../../src-domain/schemes/lookup.ts'
import { chineseDate } from '../../../../src-domain/text/date.ts'
import { plain } from '../../../../src-domain/text/normalise.ts'
import { closeDesk, createDesk, type Desk } from '../../../desk/desk.ts'
import { type BatchStatus, batchStatus } from '../../../desk/submission/batch-status.ts'
import { openWorkers } from '../../../documents/workers/workers.ts'
import type { NoticePackage } from '../../../notices/notice-package.ts'
import type { Answer, Command } from '../command.ts'
import { withDesk } from '../on-desk.ts'
import { table } from '../output.ts'

const initUsage =
  'init --data D (--scheme ID | --notice 方案包) --district 地区 --recommender 单位 --preparer 姓名 --phone 电话 [--email 邮箱]'

export const batchCommands = {
  init: {
    usage: initUsage,
    about: '新建一个批次：用程序自带的方案（--scheme），或方案包的 ZIP、文件夹或表格（--notice，先查过四步）',
    takes: [0, 0],
    needs: ['data', 'district', 'recommender', 'preparer', 'phone'],
    run: async ({ option, optional }) => {
      const email = plain(optional('email') ?? '')
      if (!optional('scheme') && !optional('notice')) {
        const usage = `npm run --silent desk -- ${initUsage}`
        return failed(problem('option-missing', { missing: ['--scheme'], usage }))
      }
      const notice = await givenNotice(optional('notice'))
      if (!notice.ok) return notice
      const particulars = {
        scheme: optional('scheme') ?? '',
        district: option('district'),
        recommender: option('recommender'),
        preparer: option('preparer'),
        phone: plain(option('phone')),
        ...(email ? { email } : {}),
      }
      const created = createDesk(option('data'), particulars, notice.value)
      if (!created.ok) return created
      const { scheme } = created.value
      closeDesk(created.value)
      return ok({
        json: { scheme: scheme.id, district: option('district') },
        text: `已新建批次：${option('district')} · ${scheme.title}（${scheme.documentNumber}）`,
      })
    },
  },
  status: {
    usage: 'status --data D',
    about: '批次进展：各件状态、排序、定稿，导出的文件是否已过期',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk('any', showStatus),
  },
} satisfies Record<string, Command>

/** The notice a person has given, trusted after its four steps. */
export async function givenNotice(path: string | undefined): Promise<Result<NoticePackage | undefined>> {
  if (path === undefined) return ok(undefined)
  const { trustedAt } = await import('../../../notices/trial/trial.ts')
  const workers = openWorkers()
  try {
    return await trustedAt(path, workers)
  } finally {
    await workers.close()
  }
}

function deliveryLine({ edition, on, way, receivedBy, items, whole }: BatchStatus['deliveries'][number]): string {
  return `${whole ? '已送达' : '部分送达'}：第 ${edition} 版，${chineseDate(on)}${deliveryWayTitles[way]}，${receivedBy}签收，${items} 项`
}

function showStatus(desk: Desk): Result<Answer> {
  const status = batchStatus(desk)
  const { batch, dates, edition, next } = status
  const rows = status.applications.map((a) => [
    a.id,
    categoryOf(desk.scheme, a.category).title,
    a.name,
    statusTitles[a.status],
    a.rank === undefined ? '' : `第 ${a.rank} 位`,
    a.open > 0 ? `${a.open} 项未了结` : '',
  ])
  const products = status.products.map((p) => `  ${p.path}${p.outdated ? '（已过期，请重新定稿并导出）' : ''}`)
  const lines = [
    `${batch.district} · ${batch.recommender} · 填报人 ${batch.preparer} · ${batch.phone}`,
    `截止日期：${dates.liaison ? `反馈联系人 ${dates.liaison}，` : ''}报送材料 ${dates.submission}`,
    rows.length > 0 ? table([['编号', '类别', '名称', '状态', '排序', '初审'], ...rows]) : '还没有收件',
    ...(status.withdrawn ?? []).map(({ id, name, reason, by }) => `已撤回  ${id}  ${name}（${reason}，${by}）`),
    edition ? `${editionMark(edition)}${edition.outdated ? '（已过期，数据有改动）' : '（与数据一致）'}` : '尚未定稿',
    ...products,
    ...status.deliveries.map(deliveryLine),
    ...(next ? [`报送：${next.text}（${next.detail}）`] : []),
  ]
  return ok({ json: status, text: lines.join('\n') })
}
