import { expect, it } from 'vitest'
import { listEvents } from '../../../../db/events.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { application, value } from '../../../support/application.ts'
import { must, newDesk, officer } from '../../../support/desk.ts'

it('records no change where what is typed is what stands there, and an officer’s word where that was unsure', () => {
  const whole = application('enterprise')
  const values = whole.values.map((v) => (v.key === 'phone' ? value('phone', v.value, { certainty: 'unsure' }) : v))
  const desk = newDesk({ ...whole, values })
  const [last] = listEvents(desk.store, { limit: 1 })
  const contact = whole.values.find((v) => v.key === 'contact')
  const same = must(correctValue(desk, { application: 'A01', key: 'contact', value: contact?.value ?? '' }, officer))
  expect(same).toMatchObject({ value: { value: contact?.value, source: contact?.source } })
  expect(same).not.toHaveProperty('step')
  expect(listEvents(desk.store, { limit: 1 })).toEqual([last])

  const phone = whole.values.find((v) => v.key === 'phone')
  const sure = must(correctValue(desk, { application: 'A01', key: 'phone', value: phone?.value ?? '' }, officer))
  expect(sure).toMatchObject({ value: { certainty: 'sure' }, step: {} })
  expect(must(correctValue(desk, { application: 'A01', key: 'contact', value: '样例丁' }, officer))).toHaveProperty(
    'step',
  )
})
