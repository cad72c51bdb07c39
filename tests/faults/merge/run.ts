import { week } from './week.ts'

/*
 * `npm run test:merge`: two laptops with forty applications and 2,000 random actions each, then three in a ring;
 * `-- 500 7` takes so many actions and another seed. Ends with 1 where a value was lost or overwritten unseen.
 */
const [actions = '2000', seed = '1'] = process.argv.slice(2)
let lost = 0
for (const laptops of [2, 3]) {
  const began = performance.now()
  const { wrong, ...done } = await week({ laptops, applications: 40, actions: Number(actions), seed: Number(seed) })
  for (const what of wrong) console.log(what)
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(
    `${laptops} laptops: ${done.actions} actions kept, ${done.merges} merges in ${done.rounds + 1} rounds, ${done.taken} parts taken, ${done.conflicts} conflicts shown, ${wrong.length} lost, ${seconds} s`,
  )
  lost += wrong.length
}
process.exitCode = lost > 0 ? 1 : 0
