import type { Application, Attachment, FormValue, OutlineText } from '../../src-domain/batch/application.ts'
import { applyChange, type Detail, desk, putRead, queryClient } from '../lib/desk.ts'
import { type Blank, valueAt } from './blanks.ts'

type Changed = Parameters<typeof applyChange>[0]

/** Puts what was changed into the open application, and what follows from it into everything else on screen. */
function patch(id: string, changed: Changed, change: (application: Application) => Application): void {
  putRead<Detail>(
    desk.applications.get.queryKey({ input: { application: id } }),
    (detail) => detail && { ...detail, application: change(detail.application) },
  )
  applyChange(changed)
}

export function keepValue(id: string, changed: Changed & { readonly value: FormValue }): void {
  const { value } = changed
  const isSame = (v: FormValue) => v.key === value.key && v.year === value.year
  patch(id, changed, (application) => ({
    ...application,
    values: application.values.some(isSame)
      ? application.values.map((v) => (isSame(v) ? value : v))
      : [...application.values, value],
  }))
}

export function keepOutline(id: string, changed: Changed & { readonly outline: OutlineText }): void {
  const { outline } = changed
  patch(id, changed, (application) => ({
    ...application,
    outline: application.outline.some((o) => o.heading === outline.heading)
      ? application.outline.map((o) => (o.heading === outline.heading ? outline : o))
      : [...application.outline, outline],
  }))
}

export function keepAttachments(id: string, changed: Changed & { readonly attachments: readonly Attachment[] }): void {
  patch(id, changed, (application) => ({ ...application, attachments: changed.attachments }))
}

/** A value as it is on screen now, for what runs later than the screen was drawn. */
export function valueNow(id: string, blank: Pick<Blank, 'key' | 'year'>): FormValue | undefined {
  const application = applicationNow(id)
  return application && valueAt(application, blank)
}

function applicationNow(id: string): Application | undefined {
  const key = desk.applications.get.queryKey({ input: { application: id } })
  return queryClient.getQueryData<Detail>(key)?.application
}
