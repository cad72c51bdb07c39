import { join } from 'node:path'
import { dataFolder } from '../../../db/data-folder.ts'
import { type Edition, type Named, paperNumber, shortHash } from '../../../src-domain/edition/edition.ts'
import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import type { Desk } from '../desk.ts'

/** Where an edition's products go when nobody names a folder: exports/定稿第1版_7F3A-91C2. */
export function editionFolder(desk: Desk, edition: Edition): string {
  return join(dataFolder(desk.store.folder).exports, editionName(edition))
}

/** 定稿第1版_7F3A-91C2, as it stands in file names, so that two exports can never be mistaken for each other. */
export function editionName(edition: Named): string {
  return `定稿第${paperNumber(edition)}版_${shortHash(edition.hash)}`
}

/** 徐汇区_第五批服务型制造示范遴选_推荐汇总表_定稿第1版_7F3A-91C2, without extension. */
export function productName(desk: Desk, edition: Edition, title: string): string {
  return `${cleanName(`${edition.content.district}_${desk.scheme.shortTitle}`, 80)}_${title}_${editionName(edition)}`
}
