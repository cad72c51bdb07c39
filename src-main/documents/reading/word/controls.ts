import type { BoundValues } from './bound-values.ts'
import { isOn } from './run-look.ts'
import type { Control } from './story.ts'

/** Takes the value a control is bound to, in the words Word shows it in. */
export function bind(control: Control, bound: BoundValues): void {
  if (!control.binding) return
  const value = bound(control.binding.store, control.binding.path)
  if (value === undefined) return
  if (control.isBox) control.given = isOn(value.toLowerCase()) ? '☑' : '☐'
  else if (control.dateFormat !== undefined) {
    const date = dateText(value, control.dateFormat)
    if (date !== undefined) control.given = date
  } else control.given = control.items.get(value) ?? value
}

/** A day in a format of years, months and days; other formats are left to the text the file keeps. */
function dateText(value: string, format: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(value) ?? []
  if (value === '') return ''
  if (year === '' || /[a-ce-ln-xzA-LN-Z]/.test(format.replace(/'[^']*'/g, ''))) return undefined
  const parts: Readonly<Record<string, string>> = {
    ...{ yyyy: year, yy: year.slice(2), MM: month, M: String(Number(month)) },
    ...{ dd: day, d: String(Number(day)) },
  }
  return format.replace(/'([^']*)'|yyyy|yy|MM|M|dd|d/g, (token, quoted?: string) => quoted ?? parts[token] ?? token)
}
