import type { Attachment } from '../../../../src-domain/batch/application.ts'
import { attachment } from '../../../../src-domain/checks/kinds/attachment.ts'
import { application, attachment as file } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const enterprise = (...attachments: Attachment[]) => application('enterprise', { attachments })

export const examples = examplesOf(attachment, {
  handedIn: application('enterprise'),
  doubtful: enterprise(file('audit', { certainty: 'unsure', note: '文件打不开', file: '人工智能审计.pdf' })),
  missing: enterprise(
    file('audit', { year: 2021, file: '2021年人工智能审计.pdf' }),
    file('other', { certainty: 'unsure', note: '从文件名看不出是哪一项附件', file: '人工扫描.pdf' }),
  ),
  optional: enterprise(),
})
