import ExcelJS from 'exceljs'

const headings = [
  '序号',
  '责任单位',
  '系统名称',
  '应用类型',
  '建设层级',
  '服务对象',
  '主要功能',
  '上线时间',
  '建设金额（万元）',
  '年度运维金额（万元）',
  '注册用户数',
  '月活跃用户数',
  '是否签到打卡',
  '备注',
]
const places =
  '云岭 临川 青溪 白沙 长岗 石桥 柳河 双塔 枫林 东坪 南屿 西江 北原 新丰 古城 龙泉 凤台 玉泉 金沙 银山'.split(' ')
const owners =
  '水利局 教育局 民政局 公安局 住建局 交通局 农业农村局 卫健局 应急局 文旅局 人社局 医保局 林业局 司法局'.split(' ')
const subjects =
  '河湖巡查 校园安全 养老服务 矛盾调解 危房排查 公交出行 病虫害监测 家庭医生 防汛值守 景区预约 就业服务 医保办理'.split(
    ' ',
  )
const works = '管理 监测 服务 调度 填报 督办 预警 审批 查询 巡检 登记 评价'.split(' ')
const endings = '系统 平台 APP 小程序 公众号 管理系统 服务平台 系统（二期） 平台V2.0'.split(' ')
const functions =
  '信息上报 统计分析 通知公告 签到打卡 任务派发 预约办理 视频会议 投诉建议 数据填报 地图展示 积分排名'.split(' ')

/** Writes an inventory of `rows` × 14 as counties keep them, always the same for the same number of rows. */
export async function writeInventory(path: string, rows: number): Promise<void> {
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true, useStyles: true })
  const sheet = writer.addWorksheet('系统清单')
  sheet.mergeCells('A1:N1')
  sheet.getCell('A1').value = '某市政务信息系统清单'
  sheet.getRow(1).commit()
  sheet.addRow(headings).commit()
  const next = numbers(rows)
  for (let index = 1; index <= rows; index += 1) {
    const row = sheet.addRow(inventoryRow(index, next))
    row.getCell(8).numFmt = 'yyyy"年"m"月"d"日"'
    row.commit()
  }
  sheet.commit()
  await writer.commit()
}

function inventoryRow(index: number, next: (below: number) => number) {
  const pick = (words: readonly string[]) => words[next(words.length)] ?? ''
  const place = `${pick(places)}${next(20) === 0 ? '区' : '县'}`
  const users = next(100_000)
  return [
    index,
    `${place}${pick(owners)}`,
    // One in nine is listed again by somebody else, so that matching has something to find.
    `${next(9) === 0 ? '' : place}${pick(subjects)}${pick(works)}${index % 997}${pick(endings)}`,
    pick(['APP', '小程序', '业务系统', '平台', '微信公众号']),
    pick(['县级', '市级', '省级', '县（市、区）']),
    pick(['社会公众', '社会公众、基层干部', '基层干部', '企业']),
    `${pick(functions)}、${pick(functions)}、${pick(functions)}`,
    dateOf(next),
    moneyOf(next),
    next(12) === 0 ? '/' : next(900) / 10,
    next(10) === 0 ? `约${(users / 10_000).toFixed(1)}万` : users,
    next(15) === 0 ? null : Math.floor(users / (2 + next(20))),
    pick(['是', '否', '否', '√', '无']),
    next(5) === 0 ? `联系科室${index}，${pick(subjects)}专班` : null,
  ]
}

/** Most are real dates, the others are typed in the ways that people type. */
function dateOf(next: (below: number) => number): Date | string {
  const year = 2012 + next(13)
  const month = 1 + next(12)
  const form = next(10)
  if (form === 0) return `${year}年${month}月`
  if (form === 1) return `${year}.${month}`
  return new Date(Date.UTC(year, month - 1, 1 + next(28)))
}

/** Numbers and texts in 万元, some with the unit written out. */
function moneyOf(next: (below: number) => number): number | string | null {
  const amount = (1 + next(9000)) / 10
  const form = next(12)
  if (form === 0) return null
  if (form === 1) return `${amount}万元`
  return form === 2 ? String(amount) : amount
}

/** Whole numbers below a bound, the same row of them for the same seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}
