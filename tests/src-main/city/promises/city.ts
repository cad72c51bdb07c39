import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type City, closeCity, createCity } from '../../../../src-main/city/city.ts'
import { takePackage } from '../../../../src-main/city/take-package.ts'
import { builtInNotice } from '../../../../src-main/notices/built-in.ts'
import { must, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { type DistrictPackage, districtPackage, enterprise, tampered } from '../district-package.ts'

/** What a promise is kept on: an empty database's address, or undefined for SQLite. */
export type Store = { readonly database: () => Promise<string | undefined> }

export const notice = must(builtInNotice('shanghai-2023-batch5'))
export const districts = notice.scheme.region.parts.map(({ name }) => name)
export const by = '样例市级经办人'

/** A 汇总 on a database of its own, closed after the test. */
export async function newCity({ database }: Store, by = notice): Promise<City> {
  const folder = join(temporaryFolder(), '汇总')
  const city = must(await createCity(folder, { notice: by, database: await database() }))
  onTestFinished(() => closeCity(city).catch(() => {}))
  return city
}

/** One whole, one in two districts and late, one tampered with, one of another notice, one from before application.json. */
type Given = [DistrictPackage, DistrictPackage, DistrictPackage, DistrictPackage, DistrictPackage]
const folder = mkdtempSync(join(tmpdir(), 'given-'))
let made: Promise<Given> | undefined

export function packages(): Promise<Given> {
  made ??= makePackages()
  return made
}

export function removePackages(): void {
  rmSync(folder, { recursive: true, force: true })
}

async function makePackages(): Promise<Given> {
  const [first, second, third, , fifth] = districts as [string, string, string, string, string]
  const elsewhere = must(builtInNotice('fujian-2022'))
  const whole = await districtPackage(folder, {
    district: first,
    applications: [enterprise(1, 1), enterprise(2, 2), enterprise(3, 3)],
  })
  const double = await districtPackage(folder, { district: second, applications: [enterprise(5, 1), enterprise(1, 2)] })
  const sound = await districtPackage(folder, { district: third, applications: [enterprise(6, 1)] })
  const other = await districtPackage(folder, { district: '福州市', applications: [], notice: elsewhere })
  const former = await districtPackage(folder, {
    ...{ district: fifth, applications: [enterprise(7, 1)], withData: false },
    lacking: { what: ['没有推荐汇总表的盖章扫描件'], reason: '印章外借' },
  })
  return [whole, double, { ...sound, path: tampered(sound.path, `${sound.path}.改.zip`) }, other, former]
}

export async function takeAny(city: City, path: string, receivedOn = '2023-08-09') {
  return takePackage(city, { path, receivedOn, by }, { workers })
}

export async function take(city: City, { path }: Pick<DistrictPackage, 'path'>, receivedOn?: string) {
  return must(await takeAny(city, path, receivedOn))
}
