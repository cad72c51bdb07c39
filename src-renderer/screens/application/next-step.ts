import type { Finding } from '../../../src-domain/checks/finding.ts'
import type { Status } from '../../../src-domain/checks/status.ts'

/** What stands between the application and its recommendation, and who moves next, in one sentence. */
export function nextStep(
  row: { readonly status: Status; readonly rank?: number; readonly unsure: number },
  findings: readonly Finding[],
  category: string,
  declined: string | undefined,
): string {
  const count = (outcome: Finding['outcome']) => findings.filter((f) => f.outcome === outcome).length
  const [failed, manual] = [count('fail'), count('manual')]
  const toCheck = row.unsure > 0 ? `先核对 ${row.unsure} 处读取存疑的内容，` : ''
  switch (row.status) {
    case 'withdrawn':
      return '恢复之后才能修改。'
    case 'declined':
      return `已定为不予推荐：${declined ?? ''}`
    case 'recommended':
      return `已推荐，${category}第 ${row.rank} 位。`
    case 'eligible':
      return '初审已通过，可以推荐。'
    case 'correcting':
      return `${toCheck}${failed} 项不通过，请申报单位补正${manual > 0 ? `；另有 ${manual} 项待人工核` : ''}。`
    case 'received':
      return `${toCheck}还有 ${manual} 项待人工核，认定之后可以推荐。`
  }
}
