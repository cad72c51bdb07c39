import type { IssueWay } from '../batch/round.ts'

export const wayTitles: Readonly<Record<IssueWay, string>> = {
  printed: '打印',
  saved: '存成文件',
  copied: '复制文字',
}
