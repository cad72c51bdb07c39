import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type City, cityExports, closeCity, createCity, openCity } from '../../../src-main/city/city.ts'
import { setCriteria, writeSheets } from '../../../src-main/city/experts.ts'
import { takePackage } from '../../../src-main/city/take-package.ts'
import { takeSheets } from '../../../src-main/city/take-sheets.ts'
import type { Workers } from '../../../src-main/documents/workers/workers.ts'
import { builtInNotice } from '../../../src-main/notices/built-in.ts'
import { must } from '../../support/desk.ts'
import type { Random } from '../random.ts'
import { damaged } from './bytes.ts'
import { entriesOf, oddContainer } from './containers.ts'
import { corpus } from './corpus.ts'
import type { World } from './world.ts'

const by = '样例市级经办人'
const experts = ['样例专家甲']

type Made = { readonly folder: string; readonly sheet: string }

/** Of each world the one. */
const cities = new WeakMap<World, Promise<Made>>()

/** 汇总 in a world, with the package of its district taken, criteria and an expert's sheet. */
export function cityIn(world: World, workers: Workers): Promise<Made> {
  const made = cities.get(world) ?? madeIn(world, workers)
  cities.set(world, made)
  return made
}

async function madeIn({ named }: World, workers: Workers): Promise<Made> {
  const folder = join(named, '汇总')
  const city = must(await createCity(folder, { notice: must(builtInNotice('shanghai-2023-batch5')) }))
  const [{ bytes }] = await corpus.package()
  const path = join(named, '报送包.zip')
  writeFileSync(path, bytes)
  must(await takePackage(city, { path, receivedOn: '2023-08-09', by }, { workers }))
  must(await setCriteria(city, { criteria: ['样例指标:100'], anew: false, by }))
  must(await writeSheets(city, { experts, out: cityExports(city) }))
  await closeCity(city)
  const [name] = readdirSync(cityExports(city), { recursive: true, encoding: 'utf8' }).filter((n) =>
    n.endsWith('.xlsx'),
  )
  const sheet = join(named, '评审表.xlsx')
  cpSync(join(cityExports(city), name ?? ''), sheet)
  return { folder, sheet }
}

/** A package a district sends to the city: damaged as bytes, or as a container. */
export function packageToCity(world: World, workers: Workers): Promise<(random: Random) => Promise<string>> {
  return toCity(
    world,
    workers,
    '送来.zip',
    async () => (await corpus.package())[0].bytes,
    async (city, path) => {
      const taken = await takePackage(city, { path, receivedOn: '2023-08-09', by }, { workers })
      return taken.ok ? (taken.value.state === 'standing' ? 'taken' : taken.value.state) : taken.problem.code
    },
  )
}

/** A sheet an expert sends back. */
export function sheetToCity(world: World, workers: Workers): Promise<(random: Random) => Promise<string>> {
  return toCity(
    world,
    workers,
    '送来.xlsx',
    async ({ sheet }) => readFileSync(sheet),
    async (city, path) => {
      const taken = await takeSheets(city, { from: { path }, by }, workers)
      if (!taken.ok) return taken.problem.code
      return taken.value.flatMap((sheet) => ('problem' in sheet ? [sheet.problem.code] : []))[0] ?? 'taken'
    },
  )
}

async function toCity(
  world: World,
  workers: Workers,
  file: string,
  sound: (made: Made) => Promise<Buffer>,
  door: (city: City, path: string) => Promise<string>,
): Promise<(random: Random) => Promise<string>> {
  const made = await cityIn(world, workers)
  const bytes = await sound(made)
  const entries = await entriesOf(bytes)
  const path = join(world.inputs, file)
  return async (random) => {
    writeFileSync(path, random.below(4) > 0 ? oddContainer(random, entries) : damaged(random, bytes, bytes))
    const city = must(await openCity(made.folder))
    try {
      return await door(city, path)
    } finally {
      await closeCity(city)
      rmSync(path)
    }
  }
}
