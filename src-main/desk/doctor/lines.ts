import { damagedParts } from '../../../src-domain/problems/damaged-parts.ts'
import type { CheckUp } from './check-up.ts'

/** One part of a check-up as officers read it: how much was looked at, what is wrong with it, what to do. */
export type CheckLine = { readonly part: string; readonly fine: boolean; readonly text: string }

const restore = '请从最近的备份恢复。'

export function linesOf(checked: CheckUp): CheckLine[] {
  const { database, files, products, copies } = checked
  if (database.unread) {
    return [databaseLine(database), wrong('其他', `数据库里有读不出的内容，文件和备份没有全部核对。${restore}`)]
  }
  return [
    databaseLine(database),
    eventsLine(checked.events),
    files.wrong.length === 0
      ? fine('收件原件', `${files.count} 个文件都与收件时一致`)
      : wrong(
          '收件原件',
          `${files.count} 个文件中有 ${files.wrong.length} 个丢失或与收件时不一致，用到它们的申报书不能生成。`,
        ),
    products.altered.length > 0
      ? wrong('生成的文件', `${some(products.altered)}与生成时不一致，可能被改动过。请重新生成。`)
      : fine('生成的文件', productsText(products)),
    ...copies.map(copiesLine),
  ]
}

function databaseLine({ broken, altered }: CheckUp['database']): CheckLine {
  if (broken) return wrong('数据库', `结构已损坏。请先不要继续录入，${restore}`)
  if (altered.length === 0) return fine('数据库', '每一行都与保存时一致')
  return wrong('数据库', `${damagedParts(altered)}与保存时不一致。请先不要改动它们，${restore}`)
}

function eventsLine({ count, brokenAt }: CheckUp['events']): CheckLine {
  if (brokenAt === undefined) return fine('操作记录', `${count} 条前后相连`)
  return wrong('操作记录', `从第 ${brokenAt} 条起与当时写下的不一致，此前的完好。请保留数据文件夹，与备份核对。`)
}

function copiesLine({ name, there, newest, count, unusable }: CheckUp['copies'][number]): CheckLine {
  const part = `备份（${name}）`
  if (!there) return fine(part, '现在不在这台电脑上，没有核对')
  if (unusable > 0) return wrong(part, `${count} 份中有 ${unusable} 份已损坏或缺文件，不能完整恢复。请现在再备份一次。`)
  return newest ? fine(part, `${count} 份都完好`) : fine(part, '还没有备份，建议现在备份一次')
}

function productsText({ count, gone }: CheckUp['products']): string {
  if (count === 0) return '现行定稿还没有'
  if (gone.length === count) return `${count} 个都已移走或删除`
  return `${count - gone.length} 个都与生成时一致${gone.length > 0 ? `，${gone.length} 个已移走或删除` : ''}`
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `“${name}”`)
  return names.length > shown.length ? `${shown.join('、')}等 ${names.length} 个` : shown.join('、')
}

function fine(part: string, text: string): CheckLine {
  return { part, fine: true, text }
}

function wrong(part: string, text: string): CheckLine {
  return { part, fine: false, text }
}
