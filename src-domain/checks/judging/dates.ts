import { chineseDate } from '../../text/date.ts'

/** 不早于2023年1月1日、不晚于2023年12月31日 */
export function spanWanted({
  from,
  to,
}: {
  readonly from?: string | undefined
  readonly to?: string | undefined
}): string {
  return [
    ...(from === undefined ? [] : [`不早于${chineseDate(from)}`]),
    ...(to === undefined ? [] : [`不晚于${chineseDate(to)}`]),
  ].join('、')
}
