import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'

type Row = (string | number | null)[]

const head: Row = [
  '序号',
  '系统名称',
  '主管单位',
  '应用类型',
  '主要功能',
  '注册用户数',
  '年运维费（万元）',
  '上线时间',
  '现状摘记',
]

const systems: Row[] = [
  [1, '云岭县河湖巡查管理系统（二期）', '县水利局', '业务系统', '河湖巡查、问题上报', 320, 12, '2021年3月', '每周使用'],
  [2, '智慧校园安全平台', '县教育局', '平台', '校园安全巡查', 1200, 20, '2020年9月', '正常'],
  [3, '平安云岭APP', '县委政法委', 'APP', '网格走访、矛盾纠纷上报', 5600, 35, '2019年5月', '正常'],
  [4, '农村宅基地管理系统', '县农业农村局', '业务系统', '宅基地审批', 88, 9, '2022年6月', '约半数乡镇使用'],
  [5, '云岭文旅小程序', '县文旅局', '小程序', '景区预约', 30200, 6, '2023年1月', '正常'],
  [6, '林长制信息平台', '县林业局', '平台', '林区巡护、问题上报', 410, 11, '2021年8月', '正常'],
]

/** A year later: a cost changed, a blank, one renamed, one no longer listed, one new. */
const later: Row[] = [
  [1, '云岭县河湖巡查管理系统（二期）', '县水利局', '业务系统', '河湖巡查、问题上报', 320, 15, '2021年3月', '每周使用'],
  [2, '智慧校园安全平台', '县教育局', '平台', '校园安全巡查', null, 20, '2020年9月', '正常'],
  [3, '平安云岭综合治理APP', '县委政法委', 'APP', '网格走访、矛盾纠纷上报', 5600, 35, '2019年5月', '正常'],
  [4, '农村宅基地管理系统', '县农业农村局', '业务系统', '宅基地审批', 88, 9, '2022年6月', '约半数乡镇使用'],
  [5, '林长制信息平台', '县林业局', '平台', '林区巡护、问题上报', 410, 11, '2021年8月', '正常'],
  [6, '企业开办一网通办系统', '县市场监管局', '业务系统', '企业开办', 900, 18, '2026年1月', '新建'],
]

/** The files of a first round, four to be read and one that is marked as classified, and the newer edition of the first. */
export async function writeIntakeFiles(folder: string): Promise<{ first: string[]; newer: string }> {
  await mkdir(join(folder, '2026'), { recursive: true })
  const ledger = '县直部门系统台账.xlsx'
  const first = [ledger, '部门上报_GBK.csv', '乡镇应用（两表）.xlsx', '学校应用.csv', '内部通报.xlsx'].map((name) =>
    join(folder, name),
  )
  const [one, two, three, four, five] = first as [string, string, string, string, string]
  await writeLedger(one, systems)
  await writeFile(two, iconv.encode(csvOf(department), 'gbk'))
  await writeSideBySide(three)
  await writeFile(four, csvOf(schools))
  await writeClassified(five)
  const newer = join(folder, '2026', ledger)
  await writeLedger(newer, later)
  return { first, newer }
}

const department: Row[] = [
  ['系统名称', '主管单位', '主要功能', '注册用户数'],
  ['河湖巡查管理系统', '水利局', '河湖巡查、问题上报', 350],
  ['智慧校园安全平台', '教育局', '校园安全巡查', 1180],
  ['平安云岭', '政法委', '网格走访、矛盾纠纷上报', 5500],
]

const schools: Row[] = [
  ['应用名称', '使用单位', '主要功能'],
  ['课后服务选课小程序', '云岭一中', '选课'],
  ['食堂订餐小程序', '云岭二中', '订餐'],
]

async function writeLedger(path: string, rows: Row[]): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('台账')
  sheet.addRow(['云岭县县直部门政务系统台账'])
  sheet.mergeCells('A1:I1')
  sheet.addRow(['填报单位：云岭县数据局'])
  sheet.addRow(head)
  for (const row of rows) sheet.addRow(row)
  sheet.addRow(['合计', null, null, null, null, rows.reduce((sum, row) => sum + Number(row[5] ?? 0), 0)])
  await workbook.xlsx.writeFile(path)
}

async function writeSideBySide(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('乡镇')
  const left: Row[] = [
    ['系统名称', '主管单位', '注册用户数'],
    ['双溪镇村务通', '双溪镇', 260],
    ['双溪镇防汛群', '双溪镇', 85],
    ['双溪镇便民预约', '双溪镇', 410],
  ]
  const right: Row[] = [
    ['系统名称', '主管单位', '上线时间'],
    ['青石乡网格通', '青石乡', '2022年'],
    ['青石乡垃圾分类积分', '青石乡', '去年'],
    ['青石乡民情直通', '青石乡', '2021.3'],
  ]
  for (const [index, row] of left.entries()) sheet.addRow([...row, null, ...(right[index] ?? [])])
  await workbook.xlsx.writeFile(path)
}

async function writeClassified(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('通报')
  sheet.addRow(['秘密★10年'])
  sheet.addRow(['系统名称', '主管单位'])
  sheet.addRow(['甲系统', '县委办'])
  await workbook.xlsx.writeFile(path)
}

function csvOf(rows: Row[]): string {
  return rows.map((row) => row.join(',')).join('\r\n') + '\r\n'
}

export function nameOf(path: string): string {
  return basename(path)
}
