import type { Application } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import type { HandedApplication } from '../../../src-domain/merge/hand-over-file.ts'
import { type PartKind, type PartValue, partOf, partSchemas } from '../../../src-domain/merge/part.ts'
import { keyOf, parseAddress } from '../../../src-domain/values/address.ts'

/** The parts of a kind, each with which of several it is. */
function ofKind<Kind extends PartKind>({ parts }: HandedApplication, kind: Kind): [of: string, PartValue<Kind>][] {
  return Object.entries(parts).flatMap(([name, value]) => {
    const part = partOf(name)
    return part?.kind === kind ? [[part.of, partSchemas[kind].parse(value) as PartValue<Kind>] as const] : []
  }) as [string, PartValue<Kind>][]
}

/** What of a handed application stands in its own rows as it comes in, and what checks of its soundness look at. */
export function applicationFrom(handed: HandedApplication): Application {
  const { id, uid, category, folder } = handed
  const [form] = ofKind(handed, 'form')
  return {
    ...{ id, uid, category, folder, ...(form?.[1] ?? { cover: {}, problems: [] }) },
    values: ofKind(handed, 'value').map(([of, value]) => {
      const address = parseAddress(of) ?? { key: of }
      return { key: keyOf(address), ...given({ year: address.year }), ...value }
    }),
    outline: ofKind(handed, 'outline').map(([heading, text]) => ({ heading, ...text })),
    pictures: ofKind(handed, 'picture').map(([, picture]) => picture),
    attachments: ofKind(handed, 'attachment').map(([, attachment], i) => ({ id: i + 1, ...attachment })),
    rulings: ofKind(handed, 'ruling').map(([check, ruling], i) => ({ uid: String(i), check, ...ruling })),
  }
}
