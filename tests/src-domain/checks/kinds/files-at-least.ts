import type { Attachment } from '../../../../src-domain/batch/application.ts'
import { filesAtLeast } from '../../../../src-domain/checks/kinds/files-at-least.ts'
import { application, attachment as file } from '../../../support/application.ts'
import { examplesOf } from './examples.ts'

const handedIn = (...attachments: Attachment[]) => application('enterprise', { attachments })

export const examples = examplesOf(filesAtLeast, {
  enough: handedIn(file('contracts', { file: '合同一.pdf' }), file('contracts', { file: '合同二.pdf' })),
  few: handedIn(file('contracts', { file: '合同一.pdf' })),
  unclear: handedIn(
    file('contracts', { file: '合同一.pdf' }),
    file('contracts', { file: '扫描.pdf', certainty: 'unsure' }),
  ),
})
