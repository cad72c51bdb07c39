import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { callKeyHeader } from '../../../../src-domain/page-keys.ts'
import { enterpriseRows, outline, table } from '../../../src-domain/intake/forms.ts'
import { temporaryFolder } from '../../../support/desk.ts'
import { docx, paragraph, picture } from '../../../support/docx.ts'
import { letIn } from '../../../support/let-in.ts'
import { bodyXml } from '../../desk/intake/intake-folder.ts'
import { pngOf } from '../../documents/making/book/sample-files.ts'
import { intake, newBatch, newContext, outcome, overHttp } from '../../router/desks.ts'
import { ask } from '../http/ask.ts'

describe('the page', () => {
  it('may run its own scripts only, is not framed, and keeps no data in any cache', async () => {
    const { fetch } = await overHttp(newContext())
    const page = await fetch('/')
    expect(await page.text()).toContain('<title>遴选工作台</title>')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|https?:/)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    for (const path of ['/', '/rpc/desk/state', '/files/1']) {
      expect((await fetch(path)).headers.get('cache-control')).toBe('no-store')
    }
    expect((await fetch('/assets/index-Ab12.js')).headers.get('cache-control')).toContain('immutable')
  })

  it('is shown for the places within it; what is not of the renderer is not there', async () => {
    const { loopback, fetch } = await overHttp(newContext())
    expect(await (await fetch('/applications/A01')).text()).toContain('遴选工作台')
    expect((await fetch('/assets/index-Ab12.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const { cookie } = await letIn(loopback.openingAddress())
    const outside = [
      '/../beside.js',
      '/assets/../../beside.js',
      '/%2e%2e/beside.js',
      '/..%2fbeside.js',
      '/..%5cbeside.js',
    ]
    for (const path of [
      ...outside,
      '/assets/none.js',
      '//example.com/x.js',
      '*',
      'http://example.com/x.js',
      '/%zz.js',
    ]) {
      expect([path, await ask(loopback.origin, { path, headers: { cookie } })]).toEqual([path, 404])
    }
  })

  it('does not take a call that is larger than any call', async () => {
    const { fetch } = await overHttp(newContext())
    const body = JSON.stringify({ json: { folder: 'x'.repeat(9 * 1024 ** 2) } })
    const headers = { 'content-type': 'application/json' }
    expect((await fetch('/rpc/desk/open', { method: 'POST', headers, body })).status).toBe(413)
    const small = await fetch('/rpc/desk/open', {
      method: 'POST',
      headers,
      body: JSON.stringify({ json: { folder: resolve('x') } }),
    })
    expect([small.status, (await small.json()).json.code]).toEqual([422, 'store-missing'])
  })
})

describe('a file on its way in', () => {
  it('arrives whole, however large, and its folder is gone once it has been taken in', async () => {
    const context = newContext()
    const { client, fetch } = await overHttp(context)
    await client.desk.create(newBatch)
    await client.applications.create({ category: 'enterprise', name: '样例' })
    const { upload } = await client.intake.begin()
    const body = randomBytes(24 * 1024 ** 2)
    const put = await fetch(`/uploads/${upload}/${encodeURIComponent('现场照片（1）.jpg')}`, { method: 'PUT', body })
    expect([put.status, await put.json()]).toEqual([200, { size: body.length }])

    const { attachments } = await client.attachments.add({ application: 'A01', from: { upload }, slot: 'other' })
    expect(attachments).toMatchObject([{ slot: 'other', file: '现场照片（1）.jpg', size: body.length }])
    expect(readdirSync(join(context.holder.folder(), 'files/incoming'))).toEqual([])
    const back = await fetch(`/files/${attachments[0]?.id}`)
    expect(back.headers.get('content-type')).toBe('image/jpeg')
    const hash = createHash('sha256')
      .update(new Uint8Array(await back.arrayBuffer()))
      .digest('hex')
    expect(hash).toBe(createHash('sha256').update(body).digest('hex'))
  })

  it('cannot be laid outside its upload, nor into one that is not open', async () => {
    const context = newContext()
    const { client, loopback } = await overHttp(context)
    await client.desk.create(newBatch)
    const { upload } = await client.intake.begin()
    const { cookie, keys } = await letIn(loopback.openingAddress())
    const headers = { cookie, origin: loopback.origin, [callKeyHeader]: keys.calls }
    const put = (path: string) => ask(loopback.origin, { method: 'PUT', path, headers })
    const names = ['..%2f..%2fx.txt', '..%5cx.txt', '%2e%2e%2fx.txt', 'a%00b.txt', 'C:x.txt', '%zz', '']
    for (const name of names) expect([name, await put(`/uploads/${upload}/${name}`)]).toEqual([name, 400])
    for (const other of ['/../../x.txt', '/%2e%2e/x.txt']) {
      expect([other, await put(`/uploads/${upload}${other}`)]).not.toEqual([other, 200])
    }
    expect(await put('/uploads/00000000-0000-4000-8000-000000000000/x.txt')).toBe(404)
    expect(await put('/uploads/..%2fincoming/x.txt')).toBe(404)
    const everything = readdirSync(context.holder.folder(), { recursive: true, encoding: 'utf8' })
    expect(everything.filter((name) => /x\.txt|a.?b\.txt/.test(name))).toEqual([])
  })

  it('leaves nothing when it breaks off', async () => {
    const context = newContext()
    const { client, loopback } = await overHttp(context)
    await client.desk.create(newBatch)
    const { upload } = await client.intake.begin()
    const folder = join(context.holder.folder(), 'files/incoming', `upload-${upload}`)
    const { cookie, keys } = await letIn(loopback.openingAddress())
    const { hostname, port } = new URL(loopback.origin)
    const headers = {
      ...{ cookie, origin: loopback.origin, [callKeyHeader]: keys.calls },
      'content-length': '1000000',
    }
    const half = request({ hostname, port, method: 'PUT', path: `/uploads/${upload}/half.pdf`, headers })
    half.on('error', () => {})
    half.write(Buffer.alloc(100_000))
    await expect.poll(() => readdirSync(folder)).toHaveLength(1)
    half.destroy()
    await expect.poll(() => readdirSync(folder)).toEqual([])
  })
})

describe('a file on its way out', () => {
  it('is shown in place where that is safe, and can never be a page of the desk', async () => {
    const context = newContext()
    const { client, fetch } = await overHttp(context)
    await client.desk.create(newBatch)
    await client.applications.create({ category: 'enterprise', name: '样例' })
    const page = join(temporaryFolder(), '证明.html')
    writeFileSync(page, '<script>alert(1)</script>')
    const path = join(intake, '01样例泵业/营业执照.pdf')
    await client.attachments.add({ application: 'A01', from: { path } })
    const { attachments } = await client.attachments.add({ application: 'A01', from: { path: page } })

    const [pdf, html] = await Promise.all(attachments.map((a) => fetch(`/files/${a.id}`)))
    expect(pdf?.headers.get('content-type')).toBe('application/pdf')
    expect(pdf?.headers.get('content-disposition')).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent('营业执照.pdf')}`,
    )
    expect(Buffer.from((await pdf?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(await readFile(path))).toBe(true)
    expect(html?.headers.get('content-type')).toBe('application/octet-stream')
    expect(html?.headers.get('content-disposition')).toMatch(/^attachment;/)
    for (const answer of [pdf, html]) {
      expect(answer?.headers.get('content-security-policy')).toMatch(/default-src 'none'; sandbox/)
      expect(answer?.headers.get('x-content-type-options')).toBe('nosniff')
    }
    expect((await fetch('/files/999')).status).toBe(404)
    expect((await fetch('/files/..%2fdesk.sqlite')).status).toBe(404)
    expect((await fetch(`/files/${attachments[0]?.id}`, { method: 'DELETE' })).status).toBe(405)
  })

  it('comes as a PDF of its pages where browsers show no such picture, and only when asked for', async () => {
    const { client, fetch } = await overHttp(newContext())
    await client.desk.create(newBatch)
    await client.applications.create({ category: 'enterprise', name: '样例' })
    const path = join(intake, '../scans/ccitt-g4.tif')
    const { attachments } = await client.attachments.add({ application: 'A01', from: { path } })
    const address = `/files/${attachments[0]?.id}`
    expect((await fetch(address)).headers.get('content-type')).toBe('application/octet-stream')
    const pages = await fetch(`${address}?pages`)
    expect(pages.headers.get('content-type')).toBe('application/pdf')
    expect(pages.headers.get('content-security-policy')).toMatch(/default-src 'none'; sandbox/)
    expect(
      Buffer.from(await pages.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const other = await client.attachments.add({
      application: 'A01',
      from: { path: join(intake, '01样例泵业/营业执照.pdf') },
    })
    expect((await fetch(`/files/${other.attachments[1]?.id}?pages`)).status).toBe(422)
  })

  it('is a picture of an outline by its name, and of its own application alone', async () => {
    const context = newContext()
    const { client, fetch } = await overHttp(context)
    await client.desk.create(newBatch)
    const folder = join(temporaryFolder(), '01样例')
    mkdirSync(folder)
    const png = pngOf(8, 8)
    const form = bodyXml(table(...enterpriseRows), outline('enterprise'))
    const file = await docx(`${form}${paragraph(picture('a'))}`, { pictures: { a: ['1.bin', png] } })
    writeFileSync(join(folder, '申报书.docx'), file)
    await outcome(client.intake.import({ from: { path: folder } }))
    await client.applications.create({ category: 'enterprise', name: '样例' })

    const shown = await fetch(`/pictures/A01/${encodeURIComponent('图1')}`)
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'; sandbox/)
    for (const path of ['A01/图2', 'A02/图1', 'A01/', 'A09/图1', 'A01/..%2f图1'])
      expect([path, (await fetch(`/pictures/${encodeURI(path)}`)).status]).toEqual([path, 404])
  })

  it('is the product as it was exported, and is missed in words once it has been moved away', async () => {
    const { client, fetch } = await overHttp(newContext())
    await client.desk.create(newBatch)
    await outcome(client.intake.import({ from: { path: join(intake, '11徐汇区示范区') } }))
    await client.ranking.recommend({ applications: ['A01'] })
    await outcome(client.editions.freeze())
    const { products } = (await outcome(client.editions.finish({ reason: '样例' }))).value
    for (const { id, path, sha256, name } of products) {
      const answer = await fetch(`/products/${id}`)
      const shown = name.endsWith('.pdf') ? 'inline' : 'attachment'
      expect(answer.headers.get('content-disposition')).toBe(`${shown}; filename*=UTF-8''${encodeURIComponent(name)}`)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      rmSync(path)
      const gone = await fetch(`/products/${id}`)
      expect([gone.status, await gone.json()]).toMatchObject([404, { code: 'product-missing' }])
    }
    const left = await client.editions.products()
    expect(left.map((p) => [p.kind, p.missing]).sort()).toEqual(
      ['book', 'package', 'summary', 'summaryPdf'].map((kind) => [kind, true]),
    )
  })
})
