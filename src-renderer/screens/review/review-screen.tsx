import { useQuery } from '@tanstack/react-query'
import { given } from '../../../src-domain/given.ts'
import { problemOf } from '../../lib/client.ts'
import { desk } from '../../lib/desk.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Review } from './review.tsx'

/** 导入核对: what was read beside the Word form it was read from. */
export default function ReviewScreen({ id }: { readonly id: string }) {
  const input = { application: id }
  const detail = useQuery(desk.applications.get.queryOptions({ input }))
  const form = useQuery(desk.applications.form.queryOptions({ input }))
  if (detail.error) return <Empty title={`打不开申报 ${id}`} text={problemOf(detail.error)?.message ?? ''} />
  if (!detail.data || form.isPending) {
    return <Loading />
  }
  const problem = form.error ? (problemOf(form.error)?.message ?? '') : undefined
  return <Review detail={detail.data} form={form.data} {...given({ problem })} />
}
